import { Link } from '@tanstack/react-router'
import { amount, percent } from '../../../model/format.ts'
import { painWords, uncoveredCells } from '../../../model/insight/review/pain-words.ts'
import { LineBars } from '../../charts/line-bars.tsx'
import { scaleTo } from '../../charts/scale.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import heading from '../../components/heading.module.css'
import { encodeCell } from '../../lib/cell-id.ts'
import { day } from '../../lib/date.ts'
import { untouchedTitle } from './findings.ts'
import lists from './lists.module.css'
import styles from './review.module.css'
import type { Review } from './use-review.ts'

/** Services that are shown. */
const MOST = 8

/** Where it hurts, and what of it nobody works on. */
export function PainStep({ review: { pain } }: { readonly review: Review }) {
  if (!pain) return null
  const [headline] = painWords(pain)
  const total = pain.expected.reliability
  const uncovered = uncoveredCells(pain)
  const services = pain.services
    .toSorted((one, other) => other.expected.reliability - one.expected.reliability)
    .slice(0, MOST)
  const scale = scaleTo(services[0]?.expected.reliability ?? 0, 4)
  return (
    <>
      <h1 className={styles.headline}>{headline}</h1>
      <p className={heading.subline}>
        {amount(total)} customer minutes expected in the year ahead, P10 {amount(pain.minutes.p10)}, P90{' '}
        {amount(pain.minutes.p90)}, from evidence of {day(pain.asOf)}.
      </p>
      <div className={styles.columns}>
        <ChartFrame
          title={`${services[0]?.title ?? 'No service'} holds ${amount(services[0]?.expected.reliability ?? 0)} of ${amount(total)} customer minutes`}
          caption="Customer minutes expected in the year ahead, by service; outlined: no project touches it"
          file="review-pain"
          data={{
            columns: [
              { title: 'Service', name: 'service' },
              { title: 'Expected', name: 'expected_minutes', write: amount },
              { title: 'Untouched', name: 'uncovered_minutes', write: amount },
            ],
            rows: services.map(({ title, expected, uncovered: left }) => [
              title,
              expected.reliability,
              left.reliability,
            ]),
          }}
        >
          <LineBars
            label="Expected loss by service"
            scale={scale}
            writeTick={(value) => value.toFixed(scale.digits)}
            lines={services.map(({ id, title, expected, uncovered: left }) => ({
              id,
              title,
              parts: [
                { value: expected.reliability - left.reliability, look: 'loss' as const },
                { value: left.reliability, look: 'unknown' as const },
              ],
              figure: amount(expected.reliability),
              words: `${title}: ${amount(expected.reliability)} customer minutes expected, ${amount(left.reliability)} that no project touches`,
            }))}
          />
        </ChartFrame>
        <section aria-label="What nobody works on">
          <h2 className={styles.title}>{untouchedTitle(uncovered.map(({ share }) => share))}</h2>
          <ul className={lists.rows}>
            {uncovered.map(({ service, cause, title, share }) => (
              <li key={`${service} ${cause}`}>
                <Link to="/areas" search={{ cell: encodeCell({ service, cause }) }}>
                  {title}, {cause}
                </Link>
                <span className="number">{percent(share)} of all minutes</span>
              </li>
            ))}
          </ul>
          {uncovered.some(({ cause }) => cause === 'background') && (
            <p className={styles.caption}>
              Background is what is lost outside every incident, as objectives measure it.
            </p>
          )}
        </section>
      </div>
    </>
  )
}
