import { memo } from 'react'
import { PROVENANCES, type Provenance, type ProvenanceShares } from '../../model/evidence/provenance.ts'
import { wholePercent } from '../../model/format.ts'
import styles from './marks.module.css'

/** A chance as the filled part of a track. The number stands beside it. */
export function ChanceBar({ chance }: { readonly chance: number | null }) {
  return (
    <span className={styles.chance} aria-hidden="true">
      <span style={{ width: `${(chance ?? 0) * 100}%` }} />
    </span>
  )
}

/** "54% measured, 38% reported, 8% assumed"; parts of nothing are left out. */
export function provenanceText(shares: ProvenanceShares): string {
  const parts = PROVENANCES.filter((provenance) => shares[provenance] >= 0.005)
  if (parts.length === 0) return 'unknown'
  return parts.map((provenance) => `${wholePercent(shares[provenance])}% ${provenance}`).join(', ')
}

interface ProvenanceProps {
  readonly shares: ProvenanceShares | null
  readonly hue?: 'avoided' | 'loss'
}

/** How a figure is known: solid measured, hatched reported, outlined assumed, always in this order. */
export const ProvenanceBar = memo(({ shares, hue = 'avoided' }: ProvenanceProps) => {
  const parts = shares ? PROVENANCES.filter((provenance) => shares[provenance] >= 0.005) : []
  return (
    <span
      className={`${styles.provenance} ${hue === 'loss' ? styles['hue-loss'] : ''}`}
      role="img"
      aria-label={shares ? provenanceText(shares) : 'not computed yet'}
      title={shares ? provenanceText(shares) : undefined}
    >
      {parts.map((provenance) => (
        <span key={provenance} className={styles[provenance]} style={{ flex: `${shares?.[provenance] ?? 0} 1 0` }} />
      ))}
      {parts.length === 0 && <span className={styles.unknown} />}
    </span>
  )
})

/** One part of the legend of a provenance bar. */
export function ProvenanceSwatch({
  provenance,
  hue = 'avoided',
}: {
  readonly provenance: Provenance
  readonly hue?: 'avoided' | 'loss'
}) {
  return (
    <span
      className={`${styles.provenance} ${hue === 'loss' ? styles['hue-loss'] : ''}`}
      style={{ width: 14 }}
      aria-hidden="true"
    >
      <span className={styles[provenance]} style={{ flex: 1 }} />
    </span>
  )
}
