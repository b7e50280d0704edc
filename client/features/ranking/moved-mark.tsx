import styles from './moves.module.css'

/** How far a project went since the day that moves are told since: nothing where it stayed. @param up places, below 0 for down */
export function MovedMark({ up, isBelow = false }: { readonly up: number; readonly isBelow?: boolean }) {
  if (up === 0) return null
  return (
    <span className={styles.mark} data-below={isBelow} title={`${up > 0 ? 'Up' : 'Down'} ${Math.abs(up)} since then`}>
      <span aria-hidden="true">{up > 0 ? '▲' : '▼'}</span>
      <span className="unseen">{up > 0 ? 'up' : 'down'}</span>
      {Math.abs(up)}
    </span>
  )
}
