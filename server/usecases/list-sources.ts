import type { SourceSummary, SourcesReport } from '../../model/contract/source.ts'
import { type Instant, MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import { findSource } from '../sources/registry.ts'
import { nextRun } from '../sources/schedule.ts'
import type { StoredSource } from '../store/sources.ts'
import type { Context } from './context.ts'
import { coverageGaps } from './coverage-gaps.ts'
import { describeRun, isoOrNull } from './describe-run.ts'
import type { UnmappedRows } from './mapped-rows.ts'
import { sourceState } from './source-state.ts'
import { silenceOfSource } from './watch-silence.ts'

/**
 * Every source with how it does, what it gave, when it is called next, and the run that is going on.
 * @param unmapped counted by unmappedBySource
 */
export async function listSources(context: Context, unmapped: UnmappedRows): Promise<SourcesReport> {
  const { store, engine, now } = context
  const [sources, buckets, lastNews, spans, silences, told] = await Promise.all([
    store.sources.all(),
    store.activity.buckets(),
    store.activity.lastNews(),
    store.activity.spans(),
    store.silences.current(now()),
    store.webhooks.last(),
  ])
  const progress = engine.progress()
  const describe = async (source: StoredSource): Promise<SourceSummary> => {
    const { id, lastRun, paused, schedule } = source
    const silence = await silenceOfSource(store, source)
    const state = sourceState(source, silence, progress.has(id), now())
    const isCalled = source.config !== null && !paused
    const gaps = coverageGaps(spans.get(id) ?? [], { state, isCalled, silence }, now())
    return {
      id,
      kind: source.type,
      title: source.title,
      state,
      callable: source.config !== null,
      configuredByFile: source.configuredByFile,
      schedule,
      paused,
      nextRunAt: isoOrNull(nextRunOf(source, now())),
      coveredFrom: isoOrNull(source.coveredFrom),
      coveredTo: isoOrNull(source.coveredTo),
      gaps: gaps.map(({ from, to }) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })),
      rows: source.rows,
      buckets: buckets.get(id) ?? 0,
      unmapped: unmapped.get(id) ?? 0,
      quarantined: source.quarantined,
      lastRun: lastRun && describeRun(lastRun),
      lastNewAt: isoOrNull(lastNews.get(id) ?? null),
      silence: silence && { since: new Date(silence.since).toISOString(), usualDays: silence.usualDays },
      progress: progress.get(id) ?? null,
      webhook: webhookOf(source, told.get(id) ?? null),
    }
  }
  return {
    sources: await Promise.all(sources.map(describe)),
    silences: silences.map(({ host, until, reason }) => ({ host, until: new Date(until).toISOString(), reason })),
  }
}

/** Only what has an address can be asked what has changed. */
function webhookOf({ id, type, config }: StoredSource, lastAt: Instant | null): SourceSummary['webhook'] {
  const guide = findSource(type)?.webhook?.guide
  if (config === null || guide === undefined) return null
  const isSet = (config as { readonly webhook?: unknown }).webhook !== undefined
  return { path: `/api/v1/webhooks/${type}/${id}`, isSet, lastAt: isoOrNull(lastAt), guide }
}

/** When it is called next: at once where its moment has passed; null when only by hand. */
function nextRunOf({ config, schedule, paused, lastRun }: StoredSource, now: Instant): Instant | null {
  if (config === null || schedule === null || paused) return null
  const next = lastRun === null ? now : nextRun(schedule, lastRun.startedAt)
  return next !== null && next < now - MILLISECONDS_PER_MINUTE ? now : next
}
