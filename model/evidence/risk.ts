import type { Days, Minutes, Ratio } from '../quantity.ts'
import type { IncidentCause } from './cause.ts'

export const CONFIDENCES = ['low', 'medium', 'high'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** An incident that has not happened yet, or not often enough to show in the record. */
export interface Risk {
  readonly id: string
  readonly title: string
  readonly service: string
  readonly cause: IncidentCause
  readonly timeBetweenFailures: Days
  readonly timeToDetect: Minutes
  readonly timeToResolve: Minutes
  /** Share of the service's customers that would fail. */
  readonly share: Ratio
  readonly confidence: Confidence
}
