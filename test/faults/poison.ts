import { PROGRAM } from '../../server/store/actor.ts'
import { type Connector, untilNoon, type World } from './connector.ts'
import type { Outcome } from './outcome.ts'
import { doesNotApply, overConnectors, type Share } from './over-connectors.ts'
import { ID, withConnector } from './with-connector.ts'

type Row = Readonly<Record<string, unknown>>

interface PoisonCounts {
  readonly rows: number
  /** One row of so many is damaged. */
  readonly every: number
  /** Letters of the one that is too long. */
  readonly letters: number
}

/** Every `every`th row of every connector is damaged in one of several ways, one of them by its length; then a third of all rows. */
export async function poison(counts: PoisonCounts): Promise<Outcome> {
  return {
    row: 11,
    fault: `${Math.floor(counts.rows / counts.every)} poisoned of ${counts.rows} rows, then a third of them`,
    ...(await overConnectors((connector) => poisonedConnector(connector, counts))),
  }
}

async function poisonedConnector(connector: Connector, { rows: wanted, every, letters }: PoisonCounts): Promise<Share> {
  const { rows, most = wanted } = connector
  if (rows === null) return doesNotApply('it has no rows: a measured value that is none is a gap')
  const count = Math.min(wanted, most)
  const bad = Math.floor(count / every)
  const filledWith = (value: unknown) => (row: Row) => ({ ...row, [rows.required]: value })
  const poisons = [filledWith({ not: 'a text' }), filledWith(null), filledWith('half a pair: \ud800'), rows.broken]
  const world = (share: number): World => ({
    count,
    at: untilNoon(count),
    change: (row, number) => {
      if (number % share !== 0) return row
      // One only: an answer has bounds too.
      if (number === share) return filledWith('x'.repeat(letters))(row)
      return poisons[(number / share) % poisons.length]?.(row) ?? row
    },
  })
  const start = performance.now()
  const { run, kept, aside, replay } = await withConnector(connector, world(every), async ({ sync, replay, store }) => {
    const ended = await sync()
    const kept = (await store.sources.find(ID))?.rows ?? 0
    const aside = await store.quarantine.list({ source: ID, limit: count })
    return { run: ended, kept, aside, replay: await replay(aside, PROGRAM) }
  })
  const seconds = (performance.now() - start) / 1_000
  const halted = await withConnector(connector, world(3), ({ sync }) => sync())
  const reasons = new Set(aside.map(({ reason }) => reason))
  return {
    seen: {
      rows: count,
      kept,
      quarantined: aside.length,
      reasons: reasons.size,
      replayed: replay.replayed,
      haltedAfter: halted.fetched,
      seconds,
    },
    holds: {
      'the rest is loaded': run.status === 'succeeded' && kept === count - bad,
      'all poison is in quarantine with a reason': aside.length === bad && !reasons.has('') && reasons.size >= 4,
      'it can be replayed': replay.replayed === bad && replay.released === 0,
      'more than 20% bad halts the source': halted.fault === 'too-many-bad-rows',
    },
  }
}
