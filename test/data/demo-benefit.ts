import { type Loss, type Row, sum, table } from './demo-record.ts'

/** What projects would have saved of the past two years: the naive sum that the stories are checked with. */

interface Effect {
  readonly row: Row
  readonly services: readonly string[]
  readonly causes: readonly string[]
}

export interface Candidate {
  readonly id: string
  readonly title: string
  /** Engineer-weeks, all teams. */
  readonly weeks: number
  readonly effects: readonly Effect[]
}

const list = (cell: string | undefined): string[] => (cell ? cell.split(';') : [])
const mean = (row: Row, prefix: string): number =>
  (Number(row[`${prefix}_low`]) + 4 * Number(row[`${prefix}_likely`]) + Number(row[`${prefix}_high`])) / 6

export function candidates(): Candidate[] {
  const rows = table('projects.csv')
  const competing = rows.filter(({ status }) => status === 'candidate')
  return [...new Set(competing.map(({ id }) => id ?? ''))].map((id) => {
    const own = rows.filter((row) => row.id === id)
    const teams = new Map(own.map((row) => [row.team, mean(row, 'effort')]))
    return {
      id,
      title: own[0]?.title ?? '',
      weeks: sum([...teams.values()]),
      effects: own.map((row) => ({ row, services: list(row.services), causes: list(row.causes) })),
    }
  })
}

/** Whether an effect is about this loss. An effect on risks, burn, issues or requests alone is about none. */
export function isAbout({ row, services, causes }: Effect, { told, service }: Loss): boolean {
  const roots = list(row.root_services)
  const labels = list(row.labels)
  const isOfOther = Boolean(row.background || row.issues || row.requests)
  if ((isOfOther ? 0 : services.length) + causes.length + roots.length + labels.length === 0) return false
  return (
    (services.length === 0 || services.includes(service)) &&
    (causes.length === 0 || causes.includes(told.cause)) &&
    (roots.length === 0 || roots.includes(told.root)) &&
    (labels.length === 0 || labels.some((label) => told.labels.includes(label)))
  )
}

export const touched = (project: Candidate, losses: readonly Loss[]): Loss[] =>
  losses.filter((loss) => project.effects.some((effect) => isAbout(effect, loss)))

/** A fifth of each incident passes before somebody notices: about what the tracker says. */
const DETECTION = 0.2
const YEAR = 365.25
const YEARS = 2

/** Part of a loss that is left when all these projects have shipped. */
function left(projects: readonly Candidate[], about: (effect: Effect) => boolean): number {
  const kept = (mechanism: string) =>
    projects
      .flatMap(({ effects }) => effects.filter(about))
      .reduce((product, { row }) => product * (1 - mean(row, mechanism)), 1)
  const time = DETECTION * kept('detection') + (1 - DETECTION) * kept('recovery')
  return kept('frequency') * time * kept('blast_radius')
}

/** Customer minutes a year that a set of projects avoids together, of incidents like those of the past and of the risks. */
export function avoided(projects: readonly Candidate[], losses: readonly Loss[]): number {
  const traffic = new Map(table('services.csv').map((row) => [row.id, Number(row.traffic_share)]))
  const past = losses.map(
    (loss) => (loss.customerMinutes / YEARS) * (1 - left(projects, (effect) => isAbout(effect, loss))),
  )
  const risks = table('risks.csv').map((risk) => {
    const isRisk = ({ row }: Effect) => list(row.risks).includes(risk.id ?? '')
    return badMinutes(risk) * (traffic.get(risk.service) ?? 0) * (1 - left(projects, isRisk))
  })
  return sum(past) + sum(risks)
}

/** (time to detect + time to resolve) x share x failures a year: the sheet of Google's CRE risk analysis. */
export const badMinutes = (risk: Row): number =>
  (Number(risk.time_to_detect_minutes) + Number(risk.time_to_resolve_minutes)) *
  Number(risk.share) *
  (YEAR / Number(risk.time_between_failures_days))

/** Projects in this order for as long as they fit. */
export function filling(order: readonly Candidate[], weeks: number): Candidate[] {
  let rest = weeks
  return order.filter((project) => {
    if (project.weeks > rest) return false
    rest -= project.weeks
    return true
  })
}
