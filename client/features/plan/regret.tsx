import { amount, percent, sentence } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { points, regretWords } from './findings.ts'
import layout from './plan.module.css'
import styles from './regret.module.css'
import type { PlanView } from './view.ts'

interface RegretProps {
  readonly view: PlanView
  /** Left out: the plan is only read. */
  readonly actions?: { readonly useBest: () => void; readonly commit: () => void }
}

/** My plan beside the best one, and what the choice costs. */
export function Regret({ view, actions }: RegretProps) {
  const { title, text } = regretWords(view)
  const { report, isBest, mineValue, names } = view
  const { plan, mine, inPeriod, period } = report
  const end = Math.max(plan.value, mineValue ?? 0) || 1
  const width = (value: number) => `${(value / end) * 100}%`
  const avoided = isBest ? inPeriod.avoided : (mine?.avoided ?? null)
  return (
    <section className={styles.regret} aria-labelledby="regret">
      <h2 id="regret" className={layout.section}>
        {title}
      </h2>
      <p className={layout.sentence}>{text}</p>
      <dl className={styles.pair}>
        <dt>Best plan</dt>
        <dd>
          <span className={styles.best} style={{ width: width(plan.value) }} aria-hidden="true" />
          <strong className="number">{percent(plan.value)}</strong>
        </dd>
        <dt>{sentence(names.label)}</dt>
        <dd>
          <span className={styles.mine} style={{ width: width(mineValue ?? 0) }} aria-hidden="true" />
          <strong className="number">{mineValue === null ? '…' : percent(mineValue)}</strong>
        </dd>
        {!isBest && mine && mineValue !== null && mine.atLeast > 0 && (
          <>
            <dt>Regret</dt>
            <dd>
              <span className={styles.gap} style={{ width: width(mineValue) }} aria-hidden="true" />
              <span className={styles.missing} style={{ width: width(mine.atLeast) }} aria-hidden="true" />
              <span className="number">{points(mine.atLeast)}</span>
            </dd>
          </>
        )}
      </dl>
      {avoided && mineValue !== null && (
        <p className={styles.quiet}>
          Shipped on the first of the {period.days} days of {period.label}, it avoids {amount(avoided.reliability)} of{' '}
          {amount(inPeriod.lost.reliability)} customer minutes and {amount(avoided.toil)} of{' '}
          {amount(inPeriod.lost.toil)} responder hours.
        </p>
      )}
      {actions && !isBest && (
        <p className={layout.actions} data-screen>
          <Button kind="primary" onClick={actions.useBest}>
            Use the best plan
          </Button>
          <Button needs="plans:write" onClick={actions.commit}>
            Keep mine, give a reason
          </Button>
        </p>
      )}
    </section>
  )
}
