import type { SettingDraft, SettingPreview } from '../../model/contract/settings.ts'
import { countAboveLine, totalCapacity } from '../../model/ranking/cut-line.ts'
import { orderByMean } from '../../model/ranking/order.ts'
import { type PreparedRanking, prepareRanking } from '../../model/ranking/prepare.ts'
import type { ReadingContext } from './context.ts'
import { loadEvidence } from './load-evidence.ts'
import { lensOf, loadRanking } from './rank-projects.ts'
import { refuseSetting } from './refuse-setting.ts'
import { withDraft } from './setting-draft.ts'

/**
 * What a change of one setting would do to the ranking of today, by exact means; keeps nothing. A lens that is drafted
 * orders both by itself. Throws RefusedRequest as a save would, and for an unknown lens.
 */
export async function previewSetting(
  context: ReadingContext,
  draft: SettingDraft,
  lens: string | null,
): Promise<SettingPreview> {
  await refuseSetting(context, draft)
  const before = await loadRanking(context, null)
  const after = prepareRanking(await loadEvidence({ ...context, store: withDraft(context.store, draft) }, null))
  const isKnown = draft.kind !== 'lens' || before.evidence.lenses.some(({ id }) => id === draft.id)
  const wanted = draft.kind === 'lens' && isKnown ? draft.id : lens
  const weights = lensOf(before, { lens: wanted, weights: null })
  const was = placesOf(before, weights.weights)
  const is = placesOf(
    after,
    draft.kind === 'lens' ? lensOf(after, { lens: draft.id, weights: null }).weights : weights.weights,
  )
  const places = [...is].map(([id, place]) => ({ id, title: place.title, is: place, was: was.get(id) }))
  const named = ({ id, title }: (typeof places)[number]) => ({ id, title })
  return {
    lens: weights.id,
    of: places.length,
    moved: places.flatMap((place) =>
      place.was && place.was.rank !== place.is.rank
        ? [{ ...named(place), from: place.was.rank, to: place.is.rank }]
        : [],
    ),
    enters: places.filter((place) => place.is.isAbove && place.was?.isAbove === false).map(named),
    leaves: places.filter((place) => !place.is.isAbove && place.was?.isAbove === true).map(named),
  }
}

/** Each project's place, and whether the cut line lets it in; without a capacity nobody is above a line. */
function placesOf(ranking: PreparedRanking, weights: Parameters<typeof orderByMean>[1]) {
  const order = orderByMean(ranking, weights)
  const capacity = totalCapacity(ranking.evidence.teams)
  const above = capacity === null ? null : countAboveLine(order, capacity)
  const titles = new Map(ranking.evidence.projects.map(({ id, title }) => [id, title]))
  return new Map(
    order.map(({ id, rank }) => [
      id,
      { rank, title: titles.get(id) ?? id, isAbove: above === null ? null : rank <= above },
    ]),
  )
}
