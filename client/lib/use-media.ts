import { useContext, useSyncExternalStore } from 'react'
import { Rendered } from './rendered.ts'

/** Whether a media query holds now; on the server `assumed`. */
export function useMedia(query: string, assumed = false): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
    () => assumed,
  )
}

/** Lists instead of tables, a menu instead of the rail. Style sheets name the same width. */
export const useNarrow = (): boolean => useMedia('(max-width: 1007px)', useContext(Rendered)?.narrow)
