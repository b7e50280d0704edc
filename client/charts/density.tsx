import type { ThreePoint } from '../../model/evidence/three-point.ts'
import { densityPath } from './density-path.ts'
import styles from './marks.module.css'

interface DensityProps {
  readonly estimate: ThreePoint
  /** The end of the axis, which begins at 0. */
  readonly max: number
  readonly hue: 'avoided' | 'effort'
}

/** The shape of a three-point estimate on its axis, as small as a word. */
export function Density({ estimate, max, hue }: DensityProps) {
  return (
    <svg
      className={`${styles.density} ${styles[`hue-${hue}`]}`}
      viewBox="0 0 72 24"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <line className={styles.densityLine} x1="0" x2="72" y1="23.5" y2="23.5" vectorEffect="non-scaling-stroke" />
      <path d={densityPath(estimate, max, 72, 23, 20)} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
