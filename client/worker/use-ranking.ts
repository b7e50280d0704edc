import { createContext, useContext, useSyncExternalStore } from 'react'
import { createRankingClient, NOTHING, type RankingState } from './ranking-client.ts'

/** One worker for the whole page. */
export const ranking = createRankingClient(
  () => new Worker(new URL('./ranking-worker.ts', import.meta.url), { type: 'module', name: 'ranking' }),
)

/** The ranking as it stands; the component renders again when it changes. */
export function useRanking(): RankingState {
  const rendered = useContext(RenderedRanking)
  return useSyncExternalStore(ranking.subscribe, ranking.state, () => rendered)
}

/** The ranking where a page is rendered without a browser, and so without a worker. */
export const RenderedRanking = createContext<RankingState>(NOTHING)
