import type { RequestState } from '../../../model/evidence/request-standing.ts'
import styles from './way.module.css'
import { STATE_TITLES } from './words.ts'

/** The steps of a need, and how many of them are behind it in each state. */
const STEPS = 4
const BEHIND: Readonly<Record<RequestState, number>> = { new: 1, triaged: 2, 'not-now': 2, planned: 3, answered: 4 }
const GAP = 16
const SIZE = 10

/** How far a need has come: asked, triaged, in a plan, answered. A bar across the next step: not this quarter. */
export function Way({ state }: { readonly state: RequestState }) {
  const behind = BEHIND[state]
  const middle = SIZE / 2
  const place = (step: number) => middle + step * GAP
  return (
    <svg
      className={styles.way}
      width={place(STEPS - 1) + middle}
      height={SIZE}
      role="img"
      aria-label={STATE_TITLES[state]}
      data-state={state}
    >
      <line x1={place(0)} x2={place(STEPS - 1)} y1={middle} y2={middle} className={styles.ahead} />
      <line x1={place(0)} x2={place(behind - 1)} y1={middle} y2={middle} className={styles.behind} />
      {Array.from({ length: STEPS }, (_, step) => place(step)).map((x, step) =>
        state === 'not-now' && step === behind ? (
          <line key={x} x1={x} x2={x} y1={0} y2={SIZE} className={styles.stop} />
        ) : (
          <circle key={x} cx={x} cy={middle} r={3} className={step < behind ? styles.done : styles.open} />
        ),
      )}
    </svg>
  )
}
