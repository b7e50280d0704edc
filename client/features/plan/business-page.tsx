import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { counted } from '../../../model/format.ts'
import heading from '../../components/heading.module.css'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { day } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import { useLiveEvidence } from '../../worker/use-live-evidence.ts'
import { BusinessAccounts } from './business-accounts.tsx'
import { BusinessFigures } from './business-figures.tsx'
import { BusinessNeeds } from './business-needs.tsx'
import { BusinessSegments } from './business-segments.tsx'
import styles from './plan.module.css'
import { PlanTabs } from './plan-tabs.tsx'
import { businessQuery } from './queries.ts'

/** Who would notice, and what is it worth? */
export function BusinessPage() {
  const search = useSearch({ from: '/plan/business' })
  useLiveEvidence(null)
  const { data, error, refetch, isFetching } = useQuery({ ...businessQuery(search), placeholderData: keepPreviousData })
  if (!data) {
    if (!error) return <PageSkeleton words="What the plan means to customers is being computed" height={900} />
    return (
      <div className={styles.page}>
        <TroubleNotice page trouble={asTrouble(error)} onAgain={() => void refetch()} />
      </div>
    )
  }
  const { words, plan, period, asOf } = data
  return (
    <div className={styles.page} aria-busy={isFetching}>
      <h1 className={heading.headline}>{words.headline}</h1>
      <p className={heading.subline}>
        {search.in === undefined ? 'The best plan' : 'My plan'} of {period.label}, {counted(plan.length, 'project')}, as
        if shipped on its first day. Evidence of {day(asOf)}.
      </p>
      <PlanTabs />
      <BusinessFigures report={data} />
      <BusinessAccounts report={data} />
      <div className={styles.business}>
        <BusinessSegments report={data} />
        <BusinessNeeds report={data} />
      </div>
    </div>
  )
}
