import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ReportedMove } from '../../../model/contract/moves.ts'
import { movesQuery } from './queries.ts'

/** What moved since the day that the address names, asked once weights rest. @param version null while they do not */
export function useMoves(version: string | null) {
  const search = useSearch({ from: '/ranking' })
  const query = useQuery({ ...movesQuery(search, version ?? ''), enabled: version !== null })
  const moves = query.data?.moves
  const byId = useMemo(() => new Map(moves?.map((move) => [move.id, move])), [moves])
  return { ...query, placesOf: (id: string) => placesUp(byId.get(id)) }
}

/** Places that a project went up, below 0 for down; 0 for one that came in or stayed. */
const placesUp = (move: ReportedMove | undefined): number => (move?.from && move.to ? move.from.rank - move.to.rank : 0)
