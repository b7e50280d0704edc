import { PROVENANCES } from '../../../model/evidence/provenance.ts'
import { wholePercent } from '../../../model/format.ts'
import { ProvenanceSwatch } from '../../charts/bars.tsx'
import styles from './table.module.css'

/** What a tier means, and how to read the provenance bars. */
export function Foot({ threshold, indent = true }: { readonly threshold: number; readonly indent?: boolean }) {
  return (
    <div className={styles.foot} style={indent ? undefined : { paddingLeft: 0 }}>
      {indent && (
        <span>
          Neighbours share a tier when neither has a {wholePercent(threshold)}% chance of being the better one.
        </span>
      )}
      <span className={styles.legend}>
        {PROVENANCES.map((provenance) => (
          <span key={provenance}>
            <ProvenanceSwatch provenance={provenance} /> {provenance}
          </span>
        ))}
      </span>
    </div>
  )
}
