import styles from './areas.module.css'

const ROWS = 12

/** The map's own height while the evidence is on its way, so that nothing jumps when it comes. */
export function Skeleton() {
  return (
    <div className={styles.page} aria-busy="true">
      <div className={styles.head}>
        <div>
          <h1 className={styles.headline}>
            <span className="unseen">Losses are being summed up</span>
            <span className={styles.block} style={{ width: 'min(560px, 90%)' }} />
          </h1>
          <p className={styles.subline} />
        </div>
      </div>
      <div className={styles.columns} aria-hidden="true">
        <div className={styles.mapToCome}>
          {Array.from({ length: ROWS }, (_, row) => row).map((row) => (
            <span key={row} className={styles.block} style={{ width: `${96 - row * 4}%` }} />
          ))}
        </div>
        <div className={styles.side} />
      </div>
    </div>
  )
}
