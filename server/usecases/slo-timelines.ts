import type { SliSeries } from '../../model/evidence/sli.ts'
import type { Slo } from '../../model/evidence/slo.ts'
import { type Timeline, timelineOf } from '../../model/slo/timeline.ts'
import type { Store } from '../store/store.ts'

/** An objective, and what measures it: null when nothing does. */
export interface MeasuredSlo {
  readonly slo: Slo
  readonly indicator: string | null
  readonly timeline: Timeline | null
}

const kept = new WeakMap<Store, { readonly version: number; readonly slos: Promise<readonly MeasuredSlo[]> }>()

/** Every objective with its timeline, by id; read once for each version of the store. */
export async function sloTimelines(store: Store): Promise<readonly MeasuredSlo[]> {
  const version = await store.evidenceVersion()
  const known = kept.get(store)
  if (known?.version === version) return known.slos
  const slos = readTimelines(store)
  kept.set(store, { version, slos })
  slos.catch(() => kept.delete(store))
  return slos
}

async function readTimelines(store: Store): Promise<readonly MeasuredSlo[]> {
  const [slos, series] = await Promise.all([store.slos.all(), store.sli.all()])
  const bySlo = Map.groupBy(series, ({ slo }) => slo)
  return slos.map((slo) => {
    const indicator = longestWatched(bySlo.get(slo.id) ?? [])
    if (!indicator) return { slo, indicator: null, timeline: null }
    return { slo, indicator: indicator.id, timeline: timelineOf(slo, indicator.buckets) }
  })
}

/** Of several series for one objective, such as from two sources, the one that has been watched longest; of equals the first by id. */
function longestWatched(series: readonly SliSeries[]): SliSeries | null {
  const watched = ({ buckets }: SliSeries) => buckets.reduce((sum, { length }) => sum + length, 0)
  const [first, ...others] = series.filter(({ buckets }) => buckets.length > 0)
  if (!first) return null
  return others.reduce((longest, one) => (watched(one) > watched(longest) ? one : longest), first)
}
