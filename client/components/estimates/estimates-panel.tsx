import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ProjectEstimates } from '../../../model/contract/estimates.ts'
import { estimatesQuery } from '../../lib/estimates.ts'
import { asTrouble } from '../../lib/problem.ts'
import { useMay, useVisitor, whyNot } from '../../lib/use-visitor.ts'
import { TroubleNotice } from '../trouble.tsx'
import { BlindRound } from './blind-round.tsx'
import styles from './estimates.module.css'
import { Revealed } from './revealed.tsx'
import { panelTitle } from './words.ts'

interface EstimatesPanelProps {
  readonly project: string
  /** The level of its heading among those around it. */
  readonly heading?: 'h2' | 'h3'
}

/** Several people's estimates of one project: apart and unseen until they are revealed, then side by side and together. */
export function EstimatesPanel({ project, heading: Heading = 'h2' }: EstimatesPanelProps) {
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(estimatesQuery(project))
  const keep = (newest: ProjectEstimates) => queries.setQueryData(estimatesQuery(project).queryKey, newest)
  if (error && !data) return <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />
  if (!data) return <div className={styles.waiting} aria-busy="true" />
  return (
    <section className={styles.panel} aria-label="Estimates of several people">
      <Heading className={styles.heading}>{panelTitle(data)}</Heading>
      {data.round?.revealed ? (
        <Revealed project={project} round={data.round} revealed={data.round.revealed} onChange={keep} />
      ) : (
        <BlindRound key={data.round?.id ?? 'none'} estimates={data} onChange={keep} />
      )}
      <WhoMay />
    </section>
  )
}

/** To whoever may only look. */
function WhoMay() {
  const may = useMay('estimates:write')
  const { data: visitor } = useVisitor()
  return may ? null : <p className={styles.caption}>{whyNot('estimates:write', visitor?.role)}</p>
}
