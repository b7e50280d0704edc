import { Link } from '@tanstack/react-router'
import { inWords, sentence } from '../../../model/format.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import heading from '../../components/heading.module.css'
import { day } from '../../lib/date.ts'
import { decideHeadline, groupTitle } from './findings.ts'
import lists from './lists.module.css'
import styles from './review.module.css'
import { SubjectTable } from './subject-table.tsx'
import { acceptedRisks } from './subjects.ts'
import type { Review } from './use-review.ts'

/** What we decide: every candidate with what stands, and the risks that were accepted, lapsed ones first. */
export function DecideStep({ review }: { readonly review: Review }) {
  const { subjects, decisions, proposal } = review
  const risks = acceptedRisks(decisions).toSorted((one, other) => Number(other.isLapsed) - Number(one.isLapsed))
  const lapsed = risks.filter(({ isLapsed }) => isLapsed).length
  const proposed = subjects.filter(({ isProposed }) => isProposed)
  const rest = subjects.filter(({ isProposed }) => !isProposed)
  return (
    <>
      <h1 className={styles.headline} aria-live="polite">
        {decideHeadline(subjects, risks)}
      </h1>
      <p className={heading.subline}>
        {proposal?.period.label}. Each decision has an owner and a reason, is in the audit log, and can be decided anew.
      </p>
      <div className={styles.columns}>
        <SubjectTable title={groupTitle(proposed, 'in the best plan')} review={review} subjects={proposed} />
        <div className={styles.stack}>
          <SubjectTable title={groupTitle(rest, 'left out of it')} review={review} subjects={rest} />
          {risks.length > 0 && (
            <ChartFrame
              title={
                lapsed > 0
                  ? `${sentence(inWords(lapsed))} accepted ${lapsed === 1 ? 'risk has' : 'risks have'} lapsed`
                  : `${sentence(inWords(risks.length))} accepted ${risks.length === 1 ? 'risk holds' : 'risks hold'}`
              }
              caption="Accepted until a day; afterwards somebody has to decide anew"
              file="review-risks"
              isPicture={false}
              data={{
                columns: [
                  { title: 'Project', name: 'project' },
                  { title: 'Until', name: 'expires_on' },
                  { title: 'Lapsed', name: 'lapsed' },
                  { title: 'Owner', name: 'owner' },
                  { title: 'Reason', name: 'reason' },
                ],
                rows: risks.map(({ title, decision, isLapsed }) => [
                  title,
                  decision?.expiresOn ?? '',
                  isLapsed ? 'yes' : 'no',
                  decision?.owner ?? '',
                  decision?.reason ?? '',
                ]),
              }}
            >
              <ul className={lists.risks}>
                {risks.map(({ project, title, decision, isLapsed, quarter }) => (
                  <li key={`${quarter} ${project}`} data-lapsed={isLapsed}>
                    <Link to="/review" search={(former) => ({ ...former, project })} replace>
                      {title}
                    </Link>
                    <span className={lists.until}>
                      {isLapsed ? 'lapsed' : 'until'} {decision?.expiresOn && day(decision.expiresOn)}
                    </span>
                    <small>
                      {decision?.owner}: {decision?.reason}
                    </small>
                  </li>
                ))}
              </ul>
            </ChartFrame>
          )}
        </div>
      </div>
    </>
  )
}
