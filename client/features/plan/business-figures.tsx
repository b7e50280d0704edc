import { Link } from '@tanstack/react-router'
import type { BusinessReport } from '../../../model/contract/business.ts'
import { amount } from '../../../model/format.ts'
import type { BusinessFigure } from '../../../model/insight/business/business.ts'
import styles from './business-figures.module.css'

interface FiguresProps {
  readonly report: BusinessReport
}

/** Where the rows of a figure stand on the page. */
const ROWS = {
  credits: { id: 'business-accounts', title: 'Account by account' },
  atStake: { id: 'business-needs', title: 'Need by need' },
} as const
const FIGURES = ['outages', 'credits', 'atStake'] as const

/** Money that is at risk, in three parts that add up: each as a sentence, with what it rests on beside it. */
export function BusinessFigures({ report }: FiguresProps) {
  const { money, words } = report
  const most = Math.max(...FIGURES.map((figure) => money[figure]?.lost ?? 0))
  return (
    <ul className={styles.figures} aria-label="Money at risk">
      {FIGURES.map((figure) => {
        const part = money[figure]
        return (
          <li key={figure}>
            <div>
              <p className={styles.sentence}>{words[figure]}.</p>
              {part && most > 0 && (
                <span className={styles.bar} aria-hidden="true" style={{ width: `${(part.lost / most) * 100}%` }}>
                  <span style={{ width: `${part.lost > 0 ? (part.avoided / part.lost) * 100 : 0}%` }} />
                </span>
              )}
              {part && (
                <p className={styles.rows}>
                  {figure === 'outages' ? (
                    <Services report={report} />
                  ) : (
                    <a href={`#${ROWS[figure].id}`}>{ROWS[figure].title}</a>
                  )}
                </p>
              )}
            </div>
            <RestsOn report={report} figure={figure} />
          </li>
        )
      })}
    </ul>
  )
}

/** What a figure rests on, each to be looked up and changed. */
export function RestsOn({ report, figure }: FiguresProps & { readonly figure: BusinessFigure }) {
  return (
    <ul className={styles.rests} aria-label="Rests on">
      <li>Rests on</li>
      {report.assumptions[figure].map(({ name, value, unit, meaning }) => (
        <li key={name}>
          <Link to="/settings" search={{ settings: 'assumptions', q: name }}>
            <span className="number">{value}</span> {unit}
          </Link>
          : {meaning}
        </li>
      ))}
    </ul>
  )
}

/** Outages by service, each to be opened to its incidents. */
function Services({ report: { services } }: FiguresProps) {
  return (
    <span className={styles.services}>
      {services
        .filter(({ revenue }) => revenue !== null && revenue.lost > 0)
        .map(({ id, title, revenue }) => (
          <span key={id}>
            <Link to="/evidence" search={{ tab: 'incidents', service: id }}>
              {title}
            </Link>{' '}
            <span className="number">
              {amount(revenue?.avoided ?? 0)} of {amount(revenue?.lost ?? 0)}
            </span>
          </span>
        ))}
    </span>
  )
}
