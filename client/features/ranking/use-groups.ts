import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { ranking, useRanking } from '../../worker/use-ranking.ts'
import type { GroupGain } from './group-heading.ts'

/** What the groups that the address asks for remove together, by id. */
export function useGroups(): ReadonlyMap<string | null, GroupGain> {
  const { group = null } = useSearch({ from: '/ranking' })
  useEffect(() => {
    if (group === null) return
    ranking.group(group)
    return () => ranking.group(null)
  }, [group])
  const { groups } = useRanking()
  return useMemo(() => new Map(groups?.groups.map((gain) => [gain.id, gain])), [groups])
}
