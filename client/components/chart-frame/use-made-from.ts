import { useMemo } from 'react'
import { useRanking } from '../../worker/use-ranking.ts'

/** What figures on the screen were made from, so that anybody can make them again. Parts that do not apply are left out. */
export interface MadeFrom {
  readonly asOf?: string
  readonly lens?: string
  readonly seed?: number
  readonly evidence?: string
}

/** The day, lens, seed and version of the evidence that the worker's newest answers are of. */
export function useMadeFrom(): MadeFrom {
  const { frame, report, areas } = useRanking()
  return useMemo(() => {
    const seed = report?.seed ?? areas?.seed
    return {
      ...(frame && { asOf: new Date(frame.asOf).toISOString().slice(0, 10), evidence: frame.version }),
      ...(report && { lens: report.lens }),
      ...(seed !== undefined && { seed }),
    }
  }, [frame, report, areas])
}

/** "As of 2026-09-28, lens balanced, seed 41, evidence 5f2c". */
export function madeWords({ asOf, lens, seed, evidence }: MadeFrom): string {
  const parts = [asOf && `As of ${asOf}`, lens && `lens ${lens}`, seed !== undefined && `seed ${seed}`]
  return [...parts, evidence && `evidence ${evidence}`].filter(Boolean).join(', ')
}
