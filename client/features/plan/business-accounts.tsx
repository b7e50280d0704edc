import { Link } from '@tanstack/react-router'
import type { BusinessReport } from '../../../model/contract/business.ts'
import { amount, percent } from '../../../model/format.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import shared from './business.module.css'
import styles from './business-accounts.module.css'
import figures from './business-figures.module.css'
import { RestsOn } from './business-figures.tsx'

interface AccountsProps {
  readonly report: BusinessReport
}
type Account = BusinessReport['accounts'][number]

/** Every account: how much outage the plan spares it, and what credits; each opens to the services that it uses. */
export function BusinessAccounts({ report }: AccountsProps) {
  const { accounts, words, services, currency, period } = report
  if (accounts.length === 0) return <p className={shared.caption}>{words.accounts}.</p>
  const most = Math.max(...accounts.map(({ minutes }) => minutes.lost))
  const titles = new Map(services.map(({ id, title }) => [id, title]))
  return (
    <div id="business-accounts" className={styles.accounts}>
      <ChartFrame
        title={words.accounts}
        caption={`Minutes of outage in ${period.days} days, added up over the services that an account uses: expected (whole bar), avoided by the plan (filled)`}
        file="plan-accounts"
        isPicture={false}
        data={{
          columns: [
            { title: 'Account', name: 'account' },
            { title: 'Segment', name: 'segment' },
            { title: 'Pays a year', name: 'annual_revenue', write: amount },
            { title: 'Would notice', name: 'notices' },
            { title: 'Outage, minutes', name: 'outage_minutes', write: amount },
            { title: 'Avoided', name: 'outage_minutes_avoided', write: amount },
            { title: 'Credits due', name: 'credits_due', write: amount },
            { title: 'Credits avoided', name: 'credits_avoided', write: amount },
          ],
          rows: accounts.map(({ title, segment, annualRevenue, notices, minutes, credits }) => [
            title,
            segment ?? '',
            annualRevenue,
            notices ? 'yes' : 'no',
            minutes.lost,
            minutes.avoided,
            credits?.lost ?? 0,
            credits?.avoided ?? 0,
          ]),
        }}
      >
        <div className={styles.columns} aria-hidden="true">
          <span>Account</span>
          <span>Pays a year{currency && `, ${currency}`}</span>
          <span>Outage, minutes</span>
          <span>Avoided</span>
          <span>Credits avoided</span>
        </div>
        <ul>
          {accounts.map((account, position) => (
            <li key={account.id} data-notices={account.notices}>
              {isLastToNotice(accounts, position) && <p className={styles.cut}>Would not notice</p>}
              <AccountRow account={account} most={most} titleOf={(id) => titles.get(id) ?? id} />
            </li>
          ))}
        </ul>
      </ChartFrame>
      <RestsOn report={report} figure="accounts" />
    </div>
  )
}

const isLastToNotice = (accounts: readonly Account[], position: number): boolean =>
  accounts[position]?.notices === false && (position === 0 || accounts[position - 1]?.notices === true)

interface RowProps {
  readonly account: Account
  readonly most: number
  readonly titleOf: (service: string) => string
}

function AccountRow({ account, most, titleOf }: RowProps) {
  const { id, title, segment, annualRevenue, minutes, share, credits, services } = account
  return (
    <details className={styles.account}>
      <summary>
        <span className={styles.name}>
          <strong>{title}</strong> {segment && <small>{segment}</small>}
        </span>
        <span className={`${styles.right} number`}>{amount(annualRevenue)}</span>
        <span className={styles.minutes}>
          <span
            className={figures.bar}
            aria-hidden="true"
            style={{ width: `${most > 0 ? (minutes.lost / most) * 100 : 0}%` }}
          >
            <span style={{ width: `${share * 100}%` }} />
          </span>
          <span className="number">{amount(minutes.lost)}</span>
        </span>
        <span className={`${styles.right} number`}>
          {amount(minutes.avoided)}, {percent(share, 0)}
        </span>
        <span className={`${styles.right} number`}>
          {credits === null
            ? 'no agreement'
            : credits.lost === 0
              ? 'none due'
              : `${amount(credits.avoided)} of ${amount(credits.lost)}`}
        </span>
      </summary>
      <ul className={styles.used}>
        {services.map((service) => (
          <li key={service.id}>
            <Link to="/evidence" search={{ tab: 'incidents', service: service.id }}>
              {titleOf(service.id)}
            </Link>
            <span className="number">
              {amount(service.avoided)} of {amount(service.lost)} minutes
            </span>
          </li>
        ))}
        <li>
          <Link to="/evidence" search={{ tab: 'accounts', row: id }}>
            The account in the evidence
          </Link>
        </li>
      </ul>
    </details>
  )
}
