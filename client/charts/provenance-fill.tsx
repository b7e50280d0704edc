import { PROVENANCES, type Provenance } from '../../model/evidence/provenance.ts'
import styles from './marks.module.css'

/** The pattern of what is reported: put it once into an svg that draws provenance. */
export function ProvenanceHatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={styles.markLoss} width="1.6" height="4" />
      </pattern>
    </defs>
  )
}

interface StackProps {
  readonly hatch: string
  readonly x: number
  readonly width: number
  /** Pixels from the top at which a value stands. */
  readonly y: (value: number) => number
  readonly minutes: Readonly<Record<Provenance, number>>
}

/** A bar of a loss, from its foot: solid measured, hatched reported, outlined assumed. */
export function ProvenanceStack({ hatch, x, width, y, minutes }: StackProps) {
  let foot = 0
  return PROVENANCES.map((provenance) => {
    const from = foot
    foot += minutes[provenance]
    const height = y(from) - y(foot)
    if (height <= 0) return null
    const inset = provenance === 'assumed' ? 0.5 : 0
    return (
      <rect
        key={provenance}
        className={provenance === 'assumed' ? styles.outlineLoss : styles.markLoss}
        x={x + inset}
        y={y(foot) + inset}
        width={width - 2 * inset}
        height={Math.max(0.5, height - 2 * inset)}
        {...(provenance === 'reported' ? { style: { fill: `url(#${hatch})` } } : {})}
      />
    )
  })
}
