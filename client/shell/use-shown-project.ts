import { useParams, useRouterState } from '@tanstack/react-router'
import { useRanking } from '../worker/use-ranking.ts'

/** The title of the project whose page is shown, its id until the title is known, also of one that is being made; null on other pages. */
export function useShownProject(): string | null {
  const { id } = useParams({ strict: false })
  const { frame } = useRanking()
  const isNew = useRouterState({ select: ({ location }) => location.pathname === '/projects/new' })
  if (isNew) return 'New project'
  if (id === undefined) return null
  return frame?.projects.find((project) => project.id === id)?.title ?? id
}
