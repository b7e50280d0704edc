import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { RankingReport } from '../../../model/contract/ranking.ts'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { LensesPanel } from './lenses-panel.tsx'
import styles from './moves.module.css'
import { MovesPanel } from './moves-panel.tsx'
import { robustnessQuery } from './queries.ts'
import { Standing } from './standing.tsx'
import type { useMoves } from './use-moves.ts'

interface PanelsProps {
  readonly report: RankingReport
  readonly moves: ReturnType<typeof useMoves>
  /** The evidence's, or null while weights are being moved. */
  readonly version: string | null
}

/** What stands below the chart. What has to be waited for comes last, so that nothing is pushed apart. */
export function SidePanels({ report, moves, version }: PanelsProps) {
  const search = useSearch({ from: '/ranking' })
  const robustness = useQuery({ ...robustnessQuery(search, version ?? ''), enabled: version !== null })
  return (
    <>
      {moves.data && <MovesPanel report={moves.data} />}
      {moves.error && <TroubleNotice trouble={asTrouble(moves.error)} onAgain={() => void moves.refetch()} />}
      {!moves.data && !moves.error && <div className={styles.waiting} aria-busy="true" />}
      {!moves.isLoading && <Standing report={report} />}
      {!moves.isLoading && robustness.data && <LensesPanel report={robustness.data} />}
    </>
  )
}
