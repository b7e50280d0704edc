import styles from './page.module.css'

/** Rows of the final height while the evidence is on its way, so that nothing jumps when it comes. */
export function Skeleton({ rows }: { readonly rows: number }) {
  return (
    <div aria-hidden="true">
      <div className={styles.skeletonHead} />
      {Array.from({ length: rows }, (_, position) => position).map((position) => (
        <div key={position} className={styles.skeletonRow}>
          <span className={styles.block} style={{ width: 16 }} />
          <span className={styles.block} style={{ width: `${24 + ((position * 7) % 12)}%` }} />
        </div>
      ))}
    </div>
  )
}
