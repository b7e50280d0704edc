import { useParams, useRouterState } from '@tanstack/react-router'
import { useRanking } from '../worker/use-ranking.ts'

/** A page within another screen. */
interface ShownPage {
  readonly title: string
  readonly within: 'Ranking' | 'Plan' | 'Requests'
  /** It shows a ranking of a day. */
  readonly ranks: boolean
}

/** The page of a project, its id until the title is known, of one that is being made, or of two, of a need that is being filed; null on other pages. */
export function useShownPage(): ShownPage | null {
  const { id } = useParams({ strict: false })
  const { frame } = useRanking()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  if (path === '/projects/new') return { title: 'New project', within: 'Ranking', ranks: false }
  if (path === '/plan/business') return { title: 'For the business', within: 'Plan', ranks: false }
  if (path === '/requests/new') return { title: 'New need', within: 'Requests', ranks: false }
  if (path === '/ranking/compare') return { title: 'Compare', within: 'Ranking', ranks: true }
  if (id === undefined) return null
  if (path.startsWith('/plans/')) return { title: id, within: 'Plan', ranks: false }
  return { title: frame?.projects.find((project) => project.id === id)?.title ?? id, within: 'Ranking', ranks: false }
}
