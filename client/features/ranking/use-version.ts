import { useEffect, useState } from 'react'
import type { RankingReport } from '../../../model/contract/ranking.ts'

/** Longer than the address takes to follow a slider, so that nothing is asked twice, and than from one step to the next. */
const REST = 1_000

/**
 * The version of the evidence for what the server is asked about these weights; null while they move. Each of its answers
 * takes it half a second, so one's own weights have to rest: it would compute one after the other for every step of a slider.
 * @param settled whether the report answers the newest weights
 */
export function useVersion(report: RankingReport | null, settled: boolean): string | null {
  const [rested, setRested] = useState(false)
  const version = settled ? (report?.evidenceVersion ?? null) : null
  const own = report?.lens === 'custom'
  useEffect(() => {
    if (version === null || !own) return
    const timer = setTimeout(() => setRested(true), REST)
    return () => {
      clearTimeout(timer)
      setRested(false)
    }
  }, [version, own])
  return own && !rested ? null : version
}
