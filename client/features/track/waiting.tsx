import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import styles from './track.module.css'

interface WaitingProps<Data> {
  readonly query: UseQueryResult<Data>
  readonly children: (data: Data) => ReactNode
}

/** One part of the page: its own wait and its own trouble, so that no other part waits for it. */
export function Waiting<Data>({ query, children }: WaitingProps<Data>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <TroubleNotice trouble={asTrouble(query.error)} onAgain={() => void query.refetch()} />
  return <div className={styles.waiting} aria-busy="true" />
}
