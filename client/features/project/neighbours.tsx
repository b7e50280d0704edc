import { Link } from '@tanstack/react-router'
import type { RankedProject, RankingReport } from '../../../model/contract/ranking.ts'
import { ordinal } from '../../../model/format.ts'
import { LEAD_ID } from './lead.tsx'
import styles from './panel.module.css'

interface NeighboursProps {
  readonly ranked: RankedProject
  readonly report: RankingReport
  /** On the page that tells what would put it first. */
  readonly onPage?: boolean
}

/** The questions that a rank brings up, each a way to its answer: why not higher, why not lower, what would it take. */
export function Neighbours({ ranked: { id, rank }, report, onPage = false }: NeighboursProps) {
  const beside = (title: string, place: number) => {
    const other = report.projects.find((project) => project.rank === place)
    if (!other) return null
    return (
      <Link
        to="/ranking/compare"
        search={({ lens, weights, asOf }) => ({ lens, weights, asOf, one: id, other: other.id })}
      >
        Why {title} the {ordinal(place)}, {other.title}?
      </Link>
    )
  }
  return (
    <nav className={styles.neighbours} aria-label="Why this rank" data-screen>
      {beside('below', rank - 1)}
      {beside('above', rank + 1)}
      {onPage && rank > 1 && <a href={`#${LEAD_ID}`}>What would put it first?</a>}
    </nav>
  )
}
