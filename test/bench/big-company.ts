import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { logNormal, pick, SEED, weighted, whole } from '../../data/demo/chance.ts'
import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import { type Random, randomStream } from '../../model/random/stream.ts'
import { COMPANY_DAY, moment } from './company.ts'

/** How large a status page is. */
export interface PageSize {
  readonly components: number
  /** Changes of a component's status that its incidents tell of, at least. */
  readonly transitions: number
  /** Scheduled ones, in which components are told to be down as in an outage. */
  readonly maintenances: number
}

const PAGE_ROWS = 100
const RECORD_DAYS = 3 * 365
const BROKEN = { critical: 'major_outage', major: 'partial_outage', minor: 'degraded_performance' } as const

/** Rows of an `incidents.json` as the interface with a key gives them, newest first; the same in every run. */
export function bigPage({ components, transitions, maintenances }: PageSize): readonly object[] {
  const incidents: Row[] = []
  for (let told = 0; told < transitions; ) {
    const incident = incidentRow(incidents.length, components)
    incidents.push(incident)
    told += incident.incident_updates.reduce((sum, { affected_components }) => sum + affected_components.length, 0)
  }
  const oldest = Math.min(...incidents.map(({ created_at }) => Date.parse(created_at)))
  const planned = Array.from({ length: maintenances }, (_, number) => maintenanceRow(number, components, oldest))
  return [...incidents, ...planned].sort((one, other) => (one.created_at < other.created_at ? 1 : -1))
}

/** Serves rows as Statuspage's interface with a key does, a hundred a page, to `use`. */
export async function servingPage<Result>(
  rows: readonly object[],
  use: (baseUrl: string) => Promise<Result>,
): Promise<Result> {
  const pages = Array.from({ length: Math.ceil((rows.length + 1) / PAGE_ROWS) }, (_, number) =>
    JSON.stringify(rows.slice(number * PAGE_ROWS, (number + 1) * PAGE_ROWS)),
  )
  const server = createServer((request, response) => {
    const number = Number(new URL(request.url ?? '', 'http://page').searchParams.get('page'))
    response.writeHead(200, { 'content-type': 'application/json' }).end(pages[number - 1] ?? '[]')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

type Row = ReturnType<typeof incidentRow>

const nameOf = (number: number): string => `Component ${number}`
const idOf = (number: number): string => `c${String(number).padStart(11, '0')}`

function incidentRow(number: number, components: number) {
  const random = randomStream(SEED, 'big', 'incident', String(number))
  const start = COMPANY_DAY - (0.2 + random() * RECORD_DAYS) * MILLISECONDS_PER_DAY
  const impact = weighted({ critical: 0.1, major: 0.3, minor: 0.6 }, random)
  const length = Math.min(MILLISECONDS_PER_DAY, logNormal(45, 0.9, random) * MILLISECONDS_PER_MINUTE)
  const hit = someComponents(components, pick([1, 1, 2, 3], random), random)
  const times = [0, 0.4, 1].slice(0, whole(2, 3, random)).map((share) => start + share * length)
  const end = times.at(-1) ?? start
  const updates = times.map((at, position) => {
    const isLast = position === times.length - 1
    return {
      id: `${number}-${position}`,
      status: isLast ? 'resolved' : position === 0 ? 'investigating' : 'identified',
      body: isLast ? 'This incident has been resolved.' : 'We are looking into failing requests of some customers.',
      created_at: moment(at),
      display_at: moment(at),
      affected_components: hit.map((component) => ({
        code: idOf(component),
        name: nameOf(component),
        old_status: position === 0 ? 'operational' : BROKEN[impact],
        new_status: isLast ? 'operational' : BROKEN[impact],
      })),
    }
  })
  return {
    id: `incident${String(number).padStart(8, '0')}`,
    name: `Requests to ${hit.map(nameOf).join(' and ')} fail`,
    status: 'resolved',
    impact: impact as string,
    created_at: moment(start),
    started_at: moment(start),
    updated_at: moment(end),
    resolved_at: moment(end),
    incident_updates: updates.reverse(),
    components: hit.map((component) => ({ id: idOf(component), name: nameOf(component), group: false })),
  }
}

/** As a page keeps one: its components are down, it may be called critical, and its start is its announcement. */
function maintenanceRow(number: number, components: number, oldest: number): Row {
  const random = randomStream(SEED, 'big', 'maintenance', String(number))
  const row = incidentRow(1_000_000 + number, components)
  const start = Math.max(oldest, Date.parse(row.created_at))
  const until = start + whole(30, 600, random) * MILLISECONDS_PER_MINUTE
  const isMarked = random() < 0.5
  return {
    ...row,
    id: `maintenance${String(number).padStart(6, '0')}`,
    name: `Network outage in ${row.name.slice(12)}`,
    created_at: moment(start),
    started_at: moment(start),
    impact: isMarked ? 'maintenance' : pick(['critical', 'major'], random),
    status: isMarked ? 'resolved' : pick(['completed', 'in_progress', 'scheduled'], random),
    ...(random() < 0.8 || !isMarked ? { scheduled_for: moment(start), scheduled_until: moment(until) } : {}),
  }
}

function someComponents(components: number, count: number, random: Random): number[] {
  // Some fail far more often than others.
  return [...new Set(Array.from({ length: count }, () => Math.floor(random() ** 2 * components)))]
}
