import { useNavigate } from '@tanstack/react-router'
import type { Target } from './find-entries.ts'

/** Goes where an entry of the palette leads, or does what it says. */
export function useFollow(): (target: Target) => void {
  const navigate = useNavigate()
  return (target) => {
    switch (target.kind) {
      case 'shortcut':
        target.shortcut.run()
        return
      case 'project':
        void navigate({
          to: '/projects/$id',
          params: { id: target.id },
          search: ({ lens, weights, asOf }) => ({ lens, weights, asOf }),
        })
        return
      case 'service':
        void navigate({ to: '/evidence', search: { service: target.id } })
        return
      case 'incidents':
        void navigate({ to: '/evidence', search: { q: target.words } })
        return
    }
  }
}
