import styles from './track.module.css'

const ROWS = 24

/** The charts' own height while past quarters are replayed, so that nothing below jumps when they come. */
export function Skeleton() {
  return (
    <div className={styles.columns} aria-hidden="true">
      {['order', 'intervals'].map((name) => (
        <div key={name} className={styles.toCome}>
          {Array.from({ length: ROWS }, (_, row) => row).map((row) => (
            <span key={row} className={styles.block} style={{ width: `${92 - ((row * 37) % 50)}%` }} />
          ))}
        </div>
      ))}
    </div>
  )
}
