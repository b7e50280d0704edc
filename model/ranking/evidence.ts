import type { Assumptions } from '../assumption.ts'
import type { Lens } from '../evidence/lens.ts'
import type { Project, Team } from '../evidence/project.ts'
import type { RiceEstimate } from '../evidence/rice.ts'
import type { Risk } from '../evidence/risk.ts'
import type { CoveredService } from '../evidence/service.ts'
import type { BackgroundBurn } from '../loss/background.ts'
import type { Demand } from '../loss/demand.ts'
import type { Loss } from '../loss/loss.ts'
import type { Instant } from '../quantity.ts'

/** All that a ranking is computed from. The same value gives the same ranking on a server and in a browser. */
export interface Evidence {
  /** Changes whenever anything below does. */
  readonly version: string
  readonly asOf: Instant
  readonly assumptions: Assumptions
  /** ISO 4217 code of all money; null when nobody stated it. */
  readonly currency: string | null
  readonly services: readonly CoveredService[]
  readonly teams: readonly Team[]
  readonly losses: readonly Loss[]
  /** Of services with an SLI: one that is not listed has none. */
  readonly background: readonly BackgroundBurn[]
  readonly risks: readonly Risk[]
  readonly demand: readonly Demand[]
  readonly projects: readonly Project[]
  /** Figures of an imported RICE sheet; only for comparing with. */
  readonly rice: readonly RiceEstimate[]
  readonly lenses: readonly Lens[]
  readonly notes: readonly Note[]
}

/** Something a reader of the figures must know: rows left out, a dimension without evidence. */
export interface Note {
  readonly code: NoteCode
  readonly count: number
  readonly message: string
}

export const NOTE_CODES = [
  'demand-left-out',
  'dimension-without-evidence',
  'unmapped',
  'unmapped-demand',
  'suggested-cause',
  'assumed-effort',
  'edited-apart',
  'quarantined',
  'open',
  'overlong',
  'quiet',
  'overlapped',
  'as-of-now',
  'calibrated',
  'no-capacity',
  'selector-matches-nothing',
] as const
export type NoteCode = (typeof NOTE_CODES)[number]
