import type { CSSProperties } from 'react'
import { useRef } from 'react'
import { DIMENSIONS, type Dimension, type PerDimension } from '../../../model/evidence/lens.ts'
import { sentence, wholePercent } from '../../../model/format.ts'
import { withWeight } from '../../lib/weights.ts'
import styles from './weight-sliders.module.css'

interface SlidersProps {
  /** Weights in force, together 1. */
  readonly weights: PerDimension
  /** The lens's own, for proportions where there are none left. */
  readonly lensWeights: PerDimension
  readonly hasEvidence: (dimension: Dimension) => boolean
  readonly onChange: (weights: PerDimension) => void
}

/** Four weights that stay together 100%: moving one scales the others in proportion. */
export function WeightSliders({ weights, lensWeights, hasEvidence, onChange }: SlidersProps) {
  // While one slider moves, the others keep the proportions they had when it was taken up.
  const taken = useRef<{ dimension: Dimension; weights: PerDimension } | null>(null)
  const change = (dimension: Dimension, share: number) => {
    if (taken.current?.dimension !== dimension) taken.current = { dimension, weights }
    onChange(withWeight(taken.current.weights, dimension, share, lensWeights, hasEvidence))
  }
  const release = () => {
    taken.current = null
  }
  return (
    <fieldset className={styles.sliders} aria-label="Weights">
      {DIMENSIONS.map((dimension) => {
        const known = hasEvidence(dimension)
        return (
          <label key={dimension} className={`${styles.slider} ${known ? '' : styles.none}`}>
            <span className={styles.label}>
              {sentence(dimension)}{' '}
              <output className="number">{known ? `${wholePercent(weights[dimension])}%` : 'no data'}</output>
            </span>
            <input
              className={styles.range}
              type="range"
              min={0}
              max={100}
              value={wholePercent(weights[dimension])}
              disabled={!known}
              aria-label={sentence(dimension)}
              aria-valuetext={known ? `${wholePercent(weights[dimension])}%` : 'no evidence'}
              style={{ '--share': `${wholePercent(weights[dimension])}%` } as CSSProperties}
              onPointerDown={release}
              onFocus={release}
              onChange={(event) => change(dimension, Number(event.target.value) / 100)}
            />
          </label>
        )
      })}
    </fieldset>
  )
}
