import styles from './flip-lenses.module.css'

interface FlipLensesProps {
  /** The weight at which two trade places, 0 to 1. */
  readonly at: number
  /** The weight that each lens gives. */
  readonly lenses: readonly { readonly id: string; readonly title: string; readonly weight: number }[]
}

/** Half of a letter's width, as a share of the narrowest track: words that would touch are one. */
const HALF_LETTER = 0.011

/** All weights of one dimension as a track from 0 to 100%: darker where the other leads, a ring for each lens. */
export function FlipLenses({ at, lenses }: FlipLensesProps) {
  const place = (share: number) => `${(share * 100).toFixed(2)}%`
  return (
    <div className={styles.flip} aria-hidden="true">
      <span className={styles.above} style={{ left: place(at) }} />
      <span className={styles.tick} style={{ left: place(at) }} />
      {lenses.map(({ id, weight }) => (
        <span key={id} className={styles.ring} style={{ left: place(weight) }} />
      ))}
      {gathered(lenses).map(({ weight, letters }) => (
        <span key={letters} className={styles.letters} style={{ left: place(weight) }}>
          {letters}
        </span>
      ))}
    </div>
  )
}

/** Initials of lenses whose rings lie together, in the order of their weights. */
function gathered(lenses: FlipLensesProps['lenses']): { weight: number; letters: string }[] {
  const groups: { weight: number; letters: string }[] = []
  for (const { title, weight } of lenses.toSorted((one, other) => one.weight - other.weight)) {
    const last = groups.at(-1)
    const letter = title.slice(0, 2)
    if (last && weight - last.weight < HALF_LETTER * (last.letters.length + letter.length))
      last.letters = `${last.letters} ${letter}`
    else groups.push({ weight, letters: letter })
  }
  return groups
}
