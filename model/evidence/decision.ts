import { MILLISECONDS_PER_DAY } from '../quantity.ts'
import type { ProjectStatus } from './project.ts'

/** What a review can come to about a project, for one quarter. */
export const DECISION_OUTCOMES = ['in', 'not this quarter', 'rejected', 'risk accepted'] as const
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]

/** What each outcome makes of a project; null leaves it what it was. */
export const STATUS_OF_OUTCOME: Readonly<Record<DecisionOutcome, ProjectStatus | null>> = {
  in: 'planned',
  'not this quarter': null,
  rejected: 'rejected',
  'risk accepted': null,
}

/**
 * Whether a risk that was accepted until a day has to be looked at again: it holds to the end of that day, UTC.
 * @param expiresOn "2026-12-31"
 */
export const isLapsed = (expiresOn: string, now: number): boolean =>
  now >= Date.parse(`${expiresOn}T00:00:00Z`) + MILLISECONDS_PER_DAY
