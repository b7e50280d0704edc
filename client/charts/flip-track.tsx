import styles from './marks.module.css'

interface FlipProps {
  /** The weight at which two trade places, 0 to 1. */
  readonly at: number
  /** The weight in force. */
  readonly now: number
}

/** All weights of one dimension as a track from 0 to 100%: darker where the other leads, a tick where they trade places. */
export function FlipTrack({ at, now }: FlipProps) {
  const place = (share: number) => `${(share * 100).toFixed(2)}%`
  return (
    <svg className={styles.flip} aria-hidden="true" focusable="false">
      <rect className={styles.flipTrack} x="0" y="6" width="100%" height="4" />
      <rect className={styles.flipAbove} x={place(at)} y="6" width={place(1 - at)} height="4" />
      <line x1={place(at)} x2={place(at)} y1="2" y2="14" />
      <circle cx={place(now)} cy="8" r="3.5" />
    </svg>
  )
}
