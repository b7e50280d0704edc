import { useSyncExternalStore } from 'react'
import { createRankingClient, type RankingState } from './ranking-client.ts'

/** One worker for the whole page. */
export const ranking = createRankingClient(
  () => new Worker(new URL('./ranking-worker.ts', import.meta.url), { type: 'module', name: 'ranking' }),
)

/** The ranking as it stands; the component renders again when it changes. */
export const useRanking = (): RankingState => useSyncExternalStore(ranking.subscribe, ranking.state)
