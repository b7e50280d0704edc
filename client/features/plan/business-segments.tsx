import { Link } from '@tanstack/react-router'
import type { BusinessReport } from '../../../model/contract/business.ts'
import { amount, sentence } from '../../../model/format.ts'
import styles from './business.module.css'

/** Accounts by tier: how many would notice, and the money that is at risk with them. */
export function BusinessSegments({ report: { segments, currency } }: { readonly report: BusinessReport }) {
  const [most] = [...segments].sort((left, right) => riskOf(right) - riskOf(left))
  if (segments.length === 0) return null
  return (
    <section>
      <h2 className={styles.heading}>
        {most && riskOf(most) > 0
          ? `Most is at risk with ${most.segment ?? 'accounts of no segment'}: ${amount(riskOf(most))}${currency ? ` ${currency}` : ''}`
          : 'By segment'}
      </h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Segment</th>
            <th scope="col">Would notice</th>
            <th scope="col">Credits avoided</th>
            <th scope="col">At stake, kept</th>
          </tr>
        </thead>
        <tbody>
          {segments.map(({ segment, accounts, noticing, credits, atStake }) => (
            <tr key={segment}>
              <th scope="row">
                {segment === null ? (
                  'No segment'
                ) : (
                  <Link to="/evidence" search={{ tab: 'accounts', tier: segment }}>
                    {sentence(segment)}
                  </Link>
                )}
              </th>
              <td className="number">
                {noticing} of {accounts}
              </td>
              <td className="number">{partOf(credits)}</td>
              <td className="number">{partOf(atStake)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.caption}>
        What a minute of outage earns is not known by segment, so outages are not in this table.
      </p>
    </section>
  )
}

const partOf = ({ lost, avoided }: { lost: number; avoided: number }): string =>
  lost === 0 ? 'none' : `${amount(avoided)} of ${amount(lost)}`

const riskOf = ({ credits, atStake }: BusinessReport['segments'][number]): number => credits.lost + atStake.lost
