import { between, logNormal, pick, rounded, SEED, weighted, whole } from '../../data/demo/chance.ts'
import { INCIDENT_CAUSES } from '../../model/evidence/cause.ts'
import { instant, MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import { type Random, randomStream } from '../../model/random/stream.ts'

/** A company of any size as the CSV files that an import reads: the same rows in every run. */

/** The day on which the company's record ends. */
export const COMPANY_DAY = instant(Date.parse('2026-01-01T00:00:00Z'))
export const SERVICES = Array.from({ length: 40 }, (_, number) => `service-${number + 1}`)
const TEAMS = Array.from({ length: 12 }, (_, number) => `team-${number + 1}`)
const LABELS = ['peak', 'release', 'vendor', 'migration', 'mobile', 'payments']
const SEVERITY_CHANCES = { critical: 0.08, major: 0.22, minor: 0.55, none: 0.15 }
const MECHANISMS = ['frequency', 'detection', 'recovery', 'blast_radius']
const RECORD_DAYS = 3 * 365

type Row = Readonly<Record<string, string | number>>

/** File names with their text. */
export const companyFiles = (incidents: number, projects: number): Readonly<Record<string, string>> => ({
  'teams.csv': asCsv(TEAMS.map((id) => ({ id, capacity_weeks: 20 }))),
  'services.csv': asCsv(rowsOf(SERVICES.length, 'service', serviceRow)),
  'incidents.csv': asCsv(rowsOf(incidents, 'incident', incidentRow)),
  'projects.csv': asCsv(rowsOf(projects, 'project', projectRows).flat()),
})

export const moment = (milliseconds: number): string => new Date(milliseconds).toISOString()

const rowsOf = <Made>(count: number, kind: string, make: (number: number, random: Random) => Made): Made[] =>
  Array.from({ length: count }, (_, number) => make(number + 1, randomStream(SEED, 'bench', kind, String(number))))

const serviceRow = (number: number, random: Random): Row => ({
  id: `service-${number}`,
  team: pick(TEAMS, random),
  traffic_share: rounded(between(0.005, 0.04, random), 4),
  revenue_per_minute: random() < 0.7 ? whole(5, 900, random) : '',
})

/** Some services fail far more often than others. */
export const failingService = (random: Random): string =>
  SERVICES[Math.floor(random() ** 2 * SERVICES.length)] as string

function incidentRow(number: number, random: Random): Row {
  const start = COMPANY_DAY - between(0.1, RECORD_DAYS, random) * MILLISECONDS_PER_DAY
  const minutes = Math.max(1, logNormal(42, 1.1, random))
  const after = (share: number) => moment(start + share * minutes * MILLISECONDS_PER_MINUTE)
  const felt = new Set(Array.from({ length: pick([1, 1, 1, 2, 3], random) }, () => failingService(random)))
  return {
    id: `incident-${number}`,
    title: `Invented incident ${number}`,
    started_at: moment(start),
    detected_at: random() < 0.6 ? after(between(0.02, 0.4, random)) : '',
    mitigated_at: random() < 0.4 ? after(between(0.5, 0.95, random)) : '',
    resolved_at: after(1),
    severity: weighted(SEVERITY_CHANCES, random),
    services: [...felt].join(';'),
    share: random() < 0.5 ? rounded(random() ** 2, 3) : '',
    root_service: random() < 0.7 ? (([...felt][0] ?? '') as string) : '',
    cause: pick(INCIDENT_CAUSES, random),
    labels: random() < 0.3 ? pick(LABELS, random) : '',
    responders: random() < 0.8 ? whole(1, 6, random) : '',
  }
}

/** A row for each effect; the first one also says what the project costs. */
function projectRows(number: number, random: Random): Row[] {
  const likely = logNormal(4, 0.6, random)
  const base = {
    id: `project-${number}`,
    title: `Invented project ${number}`,
    team: pick(TEAMS, random),
    effort_low: rounded(likely * 0.6, 1) + 0.1,
    effort_likely: rounded(likely, 1) + 0.2,
    effort_high: rounded(likely * between(1.4, 2.5, random), 1) + 0.3,
  }
  return Array.from({ length: pick([1, 1, 2, 3], random) }, () => ({
    ...base,
    ...selector(random),
    ...mechanisms(random),
  }))
}

function selector(random: Random): Row {
  const services = Array.from({ length: whole(1, 4, random) }, () => failingService(random))
  const causes = Array.from({ length: whole(1, 3, random) }, () => pick(INCIDENT_CAUSES, random))
  const lists = { services: unique(services), causes: unique(causes), root_services: '', severities: '', labels: '' }
  switch (weighted({ both: 0.5, services: 0.15, causes: 0.1, root: 0.15, severity: 0.05, label: 0.05 }, random)) {
    case 'services':
      return { ...lists, causes: '' }
    case 'causes':
      return { ...lists, services: '' }
    case 'root':
      return { ...lists, services: '', root_services: lists.services }
    case 'severity':
      return { ...lists, causes: '', severities: 'critical;major' }
    case 'label':
      return { ...lists, services: '', causes: '', labels: pick(LABELS, random) }
    default:
      return lists
  }
}

/** One or two reductions, each with its uncertainty. */
function mechanisms(random: Random): Row {
  const chosen = new Set(Array.from({ length: whole(1, 2, random) }, () => pick(MECHANISMS, random)))
  return Object.fromEntries(
    MECHANISMS.flatMap((mechanism) => {
      const low = between(0.05, 0.4, random)
      const parts = { low, likely: low + 0.15, high: low + 0.35 }
      return Object.entries(parts).map(([part, value]) => [
        `${mechanism}_${part}`,
        chosen.has(mechanism) ? rounded(value, 2) : '',
      ])
    }),
  )
}

const unique = (entries: readonly string[]): string => [...new Set(entries)].join(';')

/** No cell holds a comma, a quote or a line break. */
const asCsv = (rows: readonly Row[]): string =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))].map((cells) => `${cells.join(',')}\n`).join('')
