import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { sharedPlanSchema } from '../../../model/contract/share-link.ts'
import heading from '../../components/heading.module.css'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { fetchWithSecret } from '../../lib/api.ts'
import { Committed } from './committed-page.tsx'
import layout from './plan.module.css'
import styles from './shared-page.module.css'

/** What a share link opens: one committed plan, to be read, and nothing else of Leverage. */
export function SharedPage() {
  const [secret] = useState(() => window.location.hash.slice(1))
  const { data, error } = useQuery({
    queryKey: ['shared-plan'],
    queryFn: ({ signal }) => fetchWithSecret('/shared-plan', sharedPlanSchema, secret, signal),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error && !data) {
    return (
      <Opened owner={null}>
        <div className={layout.page}>
          <h1 className={heading.headline}>This link opens nothing</h1>
          <p className={heading.subline}>
            It has expired, was taken back, or is not whole. Whoever shared it with you can make another.
          </p>
        </div>
      </Opened>
    )
  }
  return (
    <Opened owner={data?.isDemo ? `${data.company}, invented data` : (data?.company ?? null)}>
      {data ? <Committed plan={data} isShared /> : <PageSkeleton words="The shared plan is being read" height={900} />}
    </Opened>
  )
}

/** No navigation, since there is nowhere to go; only what this is, and whose. */
const Opened = ({ owner, children }: { readonly owner: string | null; readonly children: ReactNode }) => (
  <>
    <header className={styles.opened}>
      <strong>
        <img src="/icon.svg" alt="" width="16" height="16" /> Leverage
      </strong>
      {owner}
    </header>
    <main id="main">{children}</main>
  </>
)
