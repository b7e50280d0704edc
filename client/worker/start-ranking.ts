import { openingSchema } from '../../model/contract/opening.ts'
import { fetchJson } from '../lib/api.ts'
import { parseSearch, searchSchema, stringifySearch } from '../lib/search.ts'
import { decodeWeights } from '../lib/weights.ts'
import { ranking } from './use-ranking.ts'

const RANKED_SCREENS = /^\/($|ranking|projects|areas)/
const RANKING_SCREEN = /^\/($|ranking$)/

/**
 * Lets the worker fetch its evidence while the page is still being drawn; the screen then asks for the same and does not
 * load it twice. The ranking itself opens with what the server has computed, however much evidence is on its way.
 */
export function startRanking({ pathname, search }: Pick<Location, 'pathname' | 'search'>): void {
  if (!RANKED_SCREENS.test(pathname)) return
  const { asOf = null, lens = null, weights } = searchSchema.parse(parseSearch(search))
  if (RANKING_SCREEN.test(pathname)) {
    const address = `/ranking/opening${stringifySearch({ asOf: asOf ?? undefined, lens: lens ?? undefined, weights })}`
    const asked = { lens, weights: weights ? decodeWeights(weights) : null }
    ranking.open(asOf, asked, fetchJson(address, openingSchema))
  }
  ranking.load(asOf)
}
