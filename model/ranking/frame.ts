import type { Lens } from '../evidence/lens.ts'
import type { Project, Team } from '../evidence/project.ts'
import type { Evidence } from './evidence.ts'
import type { RankingReport } from './ranked.ts'

/** The part of the evidence that screens show as it is. */
export interface Frame {
  readonly version: string
  readonly asOf: number
  readonly lenses: readonly Lens[]
  readonly teams: readonly Team[]
  readonly services: readonly { readonly id: string; readonly title: string; readonly team: string | null }[]
  readonly risks: readonly { readonly id: string; readonly title: string }[]
  /** That incidents, issues or requests have. */
  readonly labels: readonly string[]
  readonly projects: readonly Project[]
  /** Losses the ranking stands on; 0 means there is nothing to rank by. */
  readonly losses: number
}

/** What a ranking is first shown by, before whoever shows it has the evidence: as small for a million incidents as for ten. */
export interface Opening {
  readonly frame: Frame
  readonly report: RankingReport
}

/** Linear in the number of losses. */
export function frameOf(evidence: Evidence): Frame {
  return {
    version: evidence.version,
    asOf: evidence.asOf,
    lenses: evidence.lenses,
    teams: evidence.teams,
    services: evidence.services.map(({ id, title, team }) => ({ id, title, team })),
    risks: evidence.risks.map(({ id, title }) => ({ id, title })),
    labels: labelsOf(evidence),
    projects: evidence.projects,
    losses: evidence.losses.length,
  }
}

const labelsOf = ({ losses, demand }: Evidence): string[] =>
  [...new Set([...losses, ...demand].flatMap(({ labels }) => labels))].sort()
