import styles from './plan.module.css'

const ROWS = 12

/** The screen's own height while the plan is searched, so that nothing jumps when it comes. */
export function Skeleton() {
  return (
    <div className={styles.page} aria-busy="true">
      <div className={styles.head}>
        <div>
          <h1 className={styles.headline}>
            <span className="unseen">The best plan is being searched</span>
            <span className={styles.block} style={{ width: 'min(560px, 90%)' }} />
          </h1>
          <p className={styles.subline} />
        </div>
      </div>
      <div className={styles.columns} aria-hidden="true">
        <div className={styles.toCome}>
          {Array.from({ length: ROWS }, (_, row) => row).map((row) => (
            <span key={row} className={styles.block} style={{ width: `${96 - row * 4}%` }} />
          ))}
        </div>
        <div className={styles.side} />
      </div>
    </div>
  )
}
