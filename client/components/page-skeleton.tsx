import heading from './heading.module.css'
import styles from './page-skeleton.module.css'

interface PageSkeletonProps {
  /** What is being waited for, to those who cannot see it: "The best plan is being searched". */
  readonly words: string
  /** Of what is to come, in pixels, so that nothing jumps when it does. */
  readonly height: number
}

const BARS = 12

/** A page while its answer is on its way. */
export const PageSkeleton = ({ words, height }: PageSkeletonProps) => (
  <div className={styles.page} aria-busy="true">
    <h1 className={heading.headline}>
      <span className="unseen">{words}</span>
      <span className={styles.bar} style={{ width: 'min(560px, 90%)' }} />
    </h1>
    <p className={heading.subline} />
    <div className={styles.bars} style={{ minHeight: height }} aria-hidden="true">
      {Array.from({ length: BARS }, (_, position) => position).map((position) => (
        <span key={position} className={styles.bar} style={{ width: `${96 - position * 4}%` }} />
      ))}
    </div>
  </div>
)
