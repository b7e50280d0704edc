import type { Instant } from '../../model/quantity.ts'
import { type AnySource, findSource } from '../sources/registry.ts'
import type { RawRow } from '../sources/source.ts'
import { nextTurn } from '../sources/turn.ts'
import type { Actor } from '../store/actor.ts'
import type { QuarantinedRow } from '../store/quarantine.ts'
import type { StoredSource } from '../store/sources.ts'
import type { Store } from '../store/store.ts'
import { withoutFuture } from './future.ts'
import { mapRows } from './map-rows.ts'
import { countUnmapped, mappingJudge } from './unmapped.ts'

/** Rows in one transaction. */
const ROWS_AT_A_TIME = 1_000

export interface ReplayCounts {
  readonly replayed: number
  readonly released: number
}

interface ReplayOptions {
  readonly store: Store
  readonly now: () => Instant
  readonly sources: readonly AnySource[]
  readonly openConfig: (source: AnySource, config: unknown) => unknown
  /** Who asked for it. */
  readonly by: Actor
}

/**
 * Maps rows of quarantine again. What maps well is kept under the run that read it, leaves quarantine and is in the audit
 * log in one transaction; what does not stays there as it is.
 */
export async function replayRows(options: ReplayOptions, rows: readonly QuarantinedRow[]): Promise<ReplayCounts> {
  const groups = Map.groupBy(rows, ({ source, run }) => `${run} ${source}`)
  let released = 0
  for (const group of groups.values()) {
    for (let start = 0; start < group.length; start += ROWS_AT_A_TIME) {
      released += await replayGroup(options, group.slice(start, start + ROWS_AT_A_TIME))
      await nextTurn()
    }
  }
  return { replayed: rows.length, released }
}

async function replayGroup(options: ReplayOptions, rows: readonly QuarantinedRow[]): Promise<number> {
  const { store, now, by } = options
  const [first] = rows
  const known = first && (await store.sources.find(first.source))
  const source = known && findSource(known.type, options.sources)
  if (!first || !known || !source) return 0
  const config = configOf(options, source, known)
  const judge = await mappingJudge(store, first.source)
  const results = rows.map((row) => ({
    row,
    mapped: mapRows([kept(row)], () => {
      const raw = reopened(source, row, config)
      return withoutFuture(source.map(raw, row.source), raw, now())
    }),
  }))
  const good = results.filter(({ mapped }) => mapped.rejections.length === 0)
  if (good.length === 0) return 0
  const records = good.flatMap(({ mapped }) => mapped.records)
  await store.ingest.page({
    source: first.source,
    run: first.run,
    fetched: 0,
    records,
    rejections: [],
    withdrawn: good.flatMap(({ mapped }) => mapped.withdrawn),
    unmapped: countUnmapped(judge, records),
    dropped: good.reduce((sum, { mapped }) => sum + mapped.dropped, 0),
    wellMapped: [],
    replayed: good.map(({ row }) => row.id),
    coverage: null,
    seenAt: now(),
    audit: {
      by,
      change: {
        action: 'replayed',
        kind: 'quarantine',
        subject: first.source,
        before: { inQuarantine: rows.length },
        after: { inQuarantine: rows.length - good.length },
      },
    },
  })
  return good.length
}

const kept = ({ location, raw, origin }: QuarantinedRow): RawRow => ({ location, content: null, text: raw, origin })

const reopened = (source: AnySource, row: QuarantinedRow, config: unknown): RawRow =>
  source.reopen ? source.reopen(row, config) : { ...kept(row), content: JSON.parse(row.raw) as unknown }

function configOf({ openConfig }: ReplayOptions, source: AnySource, { config }: StoredSource): unknown {
  if (config === null) return null
  const parsed = source.configSchema.safeParse(openConfig(source, config))
  return parsed.success ? parsed.data : null
}
