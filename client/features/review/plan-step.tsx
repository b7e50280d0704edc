import { Link } from '@tanstack/react-router'
import { percent, weeksShort } from '../../../model/format.ts'
import heading from '../../components/heading.module.css'
import { day } from '../../lib/date.ts'
import lists from './lists.module.css'
import styles from './review.module.css'
import { SubjectTable } from './subject-table.tsx'
import type { Review } from './use-review.ts'

/** What we propose: the best plan of the quarter, what it leaves out and why. */
export function PlanStep({ review }: { readonly review: Review }) {
  const { proposal, subjects, committed } = review
  if (!proposal) return null
  const { plan, words, period } = proposal
  const out = subjects.filter(({ isProposed, effort }) => !isProposed && effort !== null)
  return (
    <>
      <h1 className={styles.headline}>{words.plan}</h1>
      <p className={heading.subline}>
        {weeksShort(plan.effort)} engineer-weeks in {period.label}, overlaps counted once. {words.proof}
      </p>
      <div className={styles.columns}>
        <SubjectTable
          title={words.capacity}
          review={review}
          subjects={subjects.filter(({ isProposed }) => isProposed)}
        />
        <div className={styles.stack}>
          <SubjectTable title={words.leftOut} review={review} subjects={out} />
          <section aria-label="Committed plans">
            <h2 className={styles.title}>
              {committed.length > 0
                ? `Committed to for ${period.label}`
                : `Nothing is committed to for ${period.label} yet`}
            </h2>
            <ul className={lists.rows}>
              {committed.map(({ id, title, committedAt, value }) => (
                <li key={id}>
                  <Link to="/plans/$id" params={{ id }}>
                    {title}
                  </Link>
                  <span className="number">
                    {percent(value)} of all pain, {day(committedAt)}
                  </span>
                </li>
              ))}
            </ul>
            <p className={styles.caption} data-screen>
              <Link to="/plan" search={{ quarter: period.quarter }}>
                {committed.length > 0 ? 'Plan it anew' : 'Plan the quarter and commit it'}
              </Link>
              ; a committed plan can be shared by a link with somebody who has no account.
            </p>
          </section>
        </div>
      </div>
    </>
  )
}
