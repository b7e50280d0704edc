import { useParams, useRouterState } from '@tanstack/react-router'
import { useRanking } from '../worker/use-ranking.ts'

/** A page within the screen of the ranking, or of the plan. */
interface ShownPage {
  readonly title: string
  readonly within: 'Ranking' | 'Plan'
  /** It shows a ranking of a day. */
  readonly ranks: boolean
}

/** The page of a project, its id until the title is known, of one that is being made, or of two; null on other pages. */
export function useShownPage(): ShownPage | null {
  const { id } = useParams({ strict: false })
  const { frame } = useRanking()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  if (path === '/projects/new') return { title: 'New project', within: 'Ranking', ranks: false }
  if (path === '/ranking/compare') return { title: 'Compare', within: 'Ranking', ranks: true }
  if (id === undefined) return null
  if (path.startsWith('/plans/')) return { title: id, within: 'Plan', ranks: false }
  return { title: frame?.projects.find((project) => project.id === id)?.title ?? id, within: 'Ranking', ranks: false }
}
