import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { committedPlanSchema } from '../../../model/contract/committed-plan.ts'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { fetchWithSecret } from '../../lib/api.ts'
import { Committed } from './committed-page.tsx'
import styles from './plan.module.css'

/** What a share link opens: one committed plan, to be read, and nothing else of Leverage. */
export function SharedPage() {
  const [secret] = useState(() => window.location.hash.slice(1))
  const { data, error } = useQuery({
    queryKey: ['shared-plan'],
    queryFn: ({ signal }) => fetchWithSecret('/shared-plan', committedPlanSchema, secret, signal),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error && !data) {
    return (
      <main className={styles.page} id="main">
        <h1 className={styles.headline}>This link opens nothing</h1>
        <p className={styles.subline}>
          It has expired, was taken back, or is not whole. Whoever shared it with you can make another.
        </p>
      </main>
    )
  }
  return (
    <main id="main">
      {data ? <Committed plan={data} isShared /> : <PageSkeleton words="The shared plan is being read" height={900} />}
    </main>
  )
}
