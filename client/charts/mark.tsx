import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Search } from '../lib/search.ts'
import styles from './plot.module.css'

/** What evidence is narrowed down to, to see the rows that a mark stands for. */
export type EvidenceSearch = Pick<Search, 'tab' | 'service' | 'cause' | 'row'>

interface MarkProps {
  /** The mark in words, its figure included. */
  readonly words: string
  /** Left out: it leads nowhere. */
  readonly evidence?: EvidenceSearch | undefined
  /** The rectangle where a pointer counts. */
  readonly area: ReactNode
  /** What is seen. */
  readonly children: ReactNode
}

/** One mark of a chart's list, within reach of the keyboard; where rows stand behind it, a link to them. */
export function Mark({ words, evidence, area, children }: MarkProps) {
  if (!evidence) {
    return (
      <g className={styles.mark} role="listitem" tabIndex={0} aria-label={words}>
        {area}
        {children}
      </g>
    )
  }
  return (
    <g role="listitem">
      <Link to="/evidence" search={evidence} className={styles.mark} aria-label={`${words}. See it in Evidence`}>
        {area}
      </Link>
      <g aria-hidden="true" pointerEvents="none">
        {children}
      </g>
    </g>
  )
}
