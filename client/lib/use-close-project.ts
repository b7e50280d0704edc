import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Marks the links of rows, in reading order, for the keyboard. */
export const ROW_LINK = 'data-row-link'

/** Closes the project's panel and gives the focus back to its row. */
export function useCloseProject(): (id: string | undefined) => void {
  const navigate = useNavigate({ from: '/ranking' })
  return useCallback(
    (id) => {
      void navigate({ search: (search) => ({ ...search, project: undefined }), resetScroll: false })
      document.querySelector<HTMLElement>(`[${ROW_LINK}="${CSS.escape(id ?? '')}"]`)?.focus({ preventScroll: true })
    },
    [navigate],
  )
}
