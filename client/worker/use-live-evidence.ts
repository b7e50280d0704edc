import { useEffect, useRef } from 'react'
import { useStatus } from '../lib/use-status.ts'
import { ranking } from './use-ranking.ts'

/** Keeps the evidence of a day in the worker, and loads it again when somebody has changed it. */
export function useLiveEvidence(asOf: string | null): void {
  const { data: status } = useStatus()
  const seen = useRef<string | null>(null)
  useEffect(() => ranking.load(asOf), [asOf])
  const version = status?.evidenceVersion
  useEffect(() => {
    if (version === undefined) return
    if (seen.current !== null && seen.current !== version) ranking.load(asOf, true)
    seen.current = version
  }, [version, asOf])
}
