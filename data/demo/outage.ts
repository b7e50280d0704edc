import type { IncidentCause } from '../../model/evidence/cause.ts'
import type { Severity } from '../../model/evidence/severity.ts'

/** What goes wrong with the way a status page tells an outage. */
export type PageQuirk = 'reopened' | 'never resolved' | 'still open' | 'names no component' | 'names every component'

/** What really happened, before anybody wrote it down. Moments are minutes since 1970. */
export interface Outage {
  readonly root: string
  /** Services that felt it, the root first. */
  readonly felt: readonly string[]
  readonly cause: IncidentCause
  readonly severity: Severity
  readonly start: number
  readonly detected: number
  readonly mitigated: number
  readonly resolved: number
  /** Of the customers of the services that felt it. */
  readonly share: number
  readonly responders: number
  readonly effortHours: number
  readonly labels: readonly string[]
  /** The engineers' title; null when only the status page tells it. */
  readonly trackerTitle: string | null
  /** The customers' title; null when the status page says nothing. */
  readonly pageTitle: string | null
  readonly quirk: PageQuirk | null
  readonly risk: string | null
  readonly durationConfirmed: boolean
}
