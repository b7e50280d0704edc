import { instant, MILLISECONDS_PER_HOUR } from '../../model/quantity.ts'
import { type Connector, NOON, type World } from './connector.ts'
import { withEngine } from './installation.ts'
import type { Outcome } from './outcome.ts'
import { overConnectors, type Share } from './over-connectors.ts'
import { startUpstream } from './upstream.ts'
import { answerRange } from './upstreams/prometheus.ts'
import { oracle, withConnector } from './with-connector.ts'

type Row = Readonly<Record<string, unknown>>

const MINUTE = 60_000
const SKEW = 10 * MINUTE
/** Hours of the upstream between two syncs; before the last one our clock is set right. */
const PASSES = [0, 1.2, 25]
/** The hours over which rows come: the first of them long before the first sync. */
const SPAN = 50
const FIRST = NOON - 20 * MILLISECONDS_PER_HOUR
/** 2:30 twice in one night: when the clocks of Berlin went back. */
const FALL = Date.UTC(2024, 9, 27, 1)
/** When they skipped an hour. */
const SPRING = Date.UTC(2025, 2, 30, 1)
/** Rows around such a moment, five minutes apart. */
const AROUND = 48

interface Clocks {
  readonly rows: number
  /** Left out: all. */
  readonly connectors?: readonly Connector[]
}

/** Our clock ten minutes ahead or behind, local times around two changes of the clock, and updates in the year 2999. */
export async function strangeClocks({ rows, connectors }: Clocks): Promise<Outcome> {
  const unmeasured = (await unmeasuredSteps(SKEW)) + (await unmeasuredSteps(-SKEW))
  const { seen, broken } = await overConnectors((connector) => strangeFor(connector, rows), 1, connectors)
  return {
    row: 12,
    fault: '10 min of skew both ways, two changes of the clock, updates in 2999',
    seen,
    broken: unmeasured === 0 ? broken : [...broken, `prometheus: ${unmeasured} steps of five minutes are not measured`],
  }
}

async function strangeFor(connector: Connector, rows: number): Promise<Share> {
  const [right, ahead, behind] = [
    await skewed(connector, rows, 0),
    await skewed(connector, rows, SKEW),
    await skewed(connector, rows, -SKEW),
  ]
  const isSame = [ahead, behind].every(({ meaning }) => meaning === right.meaning)
  const isLocal =
    connector.rows === null || ((await areMoments(connector, FALL)) && (await areMoments(connector, SPRING)))
  return {
    seen: {
      rows: connector.rows === null ? 'measured, with no local times' : rows,
      kept: ahead.kept,
      aside: ahead.aside,
      'same as by a right clock': isSame,
      'same in local time': isLocal,
    },
    holds: {
      'nothing is lost': isSame && right.isWhole,
      'no incident of 2999 is evidence': ahead.isOfToday && behind.isOfToday,
      'the cursor is not wedged': ahead.isGoing && behind.isGoing,
      'local times are moments': isLocal,
    },
  }
}

/** Rows, or measures, that come while our clock is off, one of them of the year 2999; the clock is set right before the last sync. */
async function skewed(connector: Connector, count: number, skew: number) {
  let clock: number = NOON
  const future = connector.rows?.future ?? ((row: Row) => row)
  const world: World = {
    count,
    change: (row, number) => (number === 4 ? future(row) : row),
    at: (number) => FIRST + (number * SPAN * MILLISECONDS_PER_HOUR) / count,
    now: () => clock,
  }
  return withConnector(connector, world, async ({ sync, meaning, upstream, store }) => {
    const statuses: string[] = []
    for (const [index, hours] of PASSES.entries()) {
      clock += hours * MILLISECONDS_PER_HOUR
      const off = index < PASSES.length - 1 ? skew : 0
      upstream.clock = () => clock + off
      statuses.push((await sync()).status)
    }
    // Measures are kept by the day where a whole day came at once, so that only rows are the same as by a single sync.
    const whole = skew === 0 && connector.rows !== null ? await oracle(connector, world, () => clock) : null
    const incidents = await store.incidents.all()
    const buckets = (await store.sli.all()).reduce((sum, series) => sum + series.buckets.length, 0)
    return {
      kept: incidents.length + (await store.issues.all()).length + buckets,
      aside: await store.quarantine.count(),
      meaning: meaning(),
      isWhole: whole === null || whole.meaning === meaning(),
      isOfToday: incidents.every(({ startedAt }) => startedAt <= clock),
      isGoing: statuses.every((status) => status === 'succeeded'),
    }
  })
}

/** Whether rows around a change of the clock mean the same in the local time of Berlin as in UTC. */
async function areMoments(connector: Connector, change: number): Promise<boolean> {
  const later = () => SPRING + 24 * MILLISECONDS_PER_HOUR
  const world = (said: World['change']): World => ({
    count: AROUND,
    change: said,
    at: (number) => change + (number - AROUND / 2) * 5 * MINUTE,
  })
  const utc = await oracle(
    connector,
    world((row) => row),
    later,
  )
  const local = await oracle(connector, world(inBerlin), later)
  return utc.meaning === local.meaning && local.quarantined === 0
}

/** A row with its moments written in the local time of Berlin. */
const inBerlin = (row: Row): Row => JSON.parse(JSON.stringify(row), (_key, value: unknown) => localTime(value)) as Row

function localTime(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return value
  const at = Date.parse(value)
  const hours = at < FALL || at >= SPRING ? 2 : 1
  return new Date(at + hours * MILLISECONDS_PER_HOUR).toISOString().replace('Z', `+0${hours}:00`)
}

/**
 * Five-minute steps of a Prometheus that are missing in the end: it knows nothing of what is yet to come by its own
 * clock, and is asked by ours while that is off, twice, and once more an hour after ours was set right.
 */
async function unmeasuredSteps(skew: number): Promise<number> {
  let clock = Date.UTC(2024, 5, 1, 12)
  let off = skew
  const upstream = await startUpstream((request, response) => answerRange(request, response, clock / 1_000))
  try {
    return await withEngine(
      {},
      async (store, engine) => {
        await store.sources.upsert({
          id: 'measured',
          type: 'prometheus',
          title: 'Measured',
          config: {
            url: upstream.url,
            coveredFrom: '2024-06-01',
            step: '5m',
            indicators: [{ id: 'checkout', service: 'shop', good: 'good', total: 'total', objective: 0.999 }],
          },
        })
        for (const [passed, nextSkew] of [
          [0, skew],
          [10 * MINUTE, skew],
          [60 * MINUTE, 0],
        ] as const) {
          clock += passed
          off = nextSkew
          await engine.sync('measured')
        }
        const [series] = await store.sli.all()
        const steps = (clock - Date.UTC(2024, 5, 1)) / (5 * MINUTE)
        return steps - (series?.buckets.length ?? 0)
      },
      { now: () => instant(clock + off) },
    )
  } finally {
    await upstream.close()
  }
}
