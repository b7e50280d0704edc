import type { Silence } from '../../model/evidence/silence.ts'
import type { Store } from '../store/store.ts'
import type { CoveredSpans } from './covered-services.ts'
import { silenceOfSource } from './watch-silence.ts'

/**
 * The spans that each source covers, those of one that the screen says has fallen silent only up to its last word: who
 * answers and tells of nothing any more is not known to have had nothing to tell. Costs a few index lookups a source.
 */
export async function spansUntilSilence(store: Store): Promise<CoveredSpans> {
  const [spans, sources] = await Promise.all([store.activity.spans(), store.sources.all()])
  const silences = await Promise.all(
    sources.map(async (source) => [source.id, await silenceOfSource(store, source)] as const),
  )
  return untilSilence(spans, new Map(silences))
}

/** The spans of every source, cut where its silence begins; null or left out: it has not fallen silent. */
export const untilSilence = (spans: CoveredSpans, silences: ReadonlyMap<string, Silence | null>): CoveredSpans =>
  new Map(
    [...spans].map(([source, covered]) => {
      const since = silences.get(source)?.since
      if (since === undefined) return [source, covered]
      const heard = covered.filter(({ from }) => from < since)
      return [source, heard.map(({ from, to }) => ({ from, to: to < since ? to : since }))]
    }),
  )
