import type { BusinessReport } from '../../../model/contract/business.ts'
import { BusinessAccounts } from './business-accounts.tsx'
import { BusinessFigures } from './business-figures.tsx'
import { BusinessNeeds } from './business-needs.tsx'
import { BusinessSegments } from './business-segments.tsx'
import styles from './plan.module.css'

/** A committed plan in money and customers, as it was when it was committed. */
export function CommittedBusiness({ report }: { readonly report: BusinessReport | null }) {
  if (report === null) {
    return (
      <p className={styles.below}>
        This plan was committed before money and customers were frozen with a plan: what it means to them can only be
        told by the evidence of today.
      </p>
    )
  }
  return (
    <section className={styles.below} aria-labelledby="committed-business">
      <h2 id="committed-business" className={styles.section}>
        {report.words.headline}
      </h2>
      <BusinessFigures report={report} />
      <BusinessAccounts report={report} />
      <div className={styles.business}>
        <BusinessSegments report={report} />
        <BusinessNeeds report={report} />
      </div>
    </section>
  )
}
