import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { ROW_LINK } from '../../lib/use-close-project.ts'

/** Two projects picked, one after the other, are compared. The first stands in the address until then. */
export function usePick() {
  const { one, project } = useSearch({ from: '/ranking' })
  const navigate = useNavigate({ from: '/ranking' })
  const pick = useCallback(
    (id: string) =>
      void navigate(
        one !== undefined && one !== id
          ? { to: '/ranking/compare', search: ({ lens, weights, asOf }) => ({ lens, weights, asOf, one, other: id }) }
          : {
              search: (search) => ({ ...search, one: one === id ? undefined : id }),
              replace: true,
              resetScroll: false,
            },
      ),
    [navigate, one],
  )
  useShortcuts([
    {
      keys: 'c',
      title: 'Pick the project to compare',
      run: () => {
        const focused = document.activeElement?.getAttribute(ROW_LINK) ?? project
        if (focused) pick(focused)
      },
    },
  ])
  return { picked: one, pick }
}
