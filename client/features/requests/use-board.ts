import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { Search } from '../../lib/search.ts'
import { boardQuery } from './queries.ts'
import { boardGroups } from './view.ts'

/** The board that the address describes, and the rows that are picked on it. */
export function useBoard() {
  const search = useSearch({ from: '/requests' })
  const navigate = useNavigate({ from: '/requests' })
  const asked = useQuery(boardQuery)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const board = asked.data ?? null
  const groups = useMemo(() => (board ? boardGroups(board.requests, search) : []), [board, search])
  const change = useCallback(
    (part: Partial<Search>) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  )
  const pick = useCallback(
    (id: string, isPicked: boolean) =>
      setPicked((before) => {
        const after = new Set(before)
        if (isPicked) after.add(id)
        else after.delete(id)
        return after
      }),
    [],
  )
  const shown = useMemo(() => groups.flatMap(({ requests }) => requests), [groups])
  return {
    search,
    board,
    groups,
    shown,
    error: asked.error,
    again: () => void asked.refetch(),
    change,
    pick,
    /** Only what can be seen: nobody decides on a row that is filtered away. */
    picked: shown.filter(({ id }) => picked.has(id)),
    pickNone: () => setPicked(new Set()),
    open: board?.requests.find(({ id }) => id === search.row) ?? null,
  }
}

export type Board = ReturnType<typeof useBoard>
