import { parseSearch, searchSchema } from '../lib/search.ts'
import { ranking } from './use-ranking.ts'

const RANKED_SCREENS = /^\/($|ranking|projects|areas)/

/** Lets the worker fetch its evidence while the page is still being drawn. The screen then asks for the same and does not load it twice. */
export function startRanking({ pathname, search }: Pick<Location, 'pathname' | 'search'>): void {
  if (RANKED_SCREENS.test(pathname)) ranking.load(searchSchema.parse(parseSearch(search)).asOf ?? null)
}
