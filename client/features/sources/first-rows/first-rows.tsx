import type { PreviewRow } from '../../../../model/contract/source-setup.ts'
import { age, day } from '../../../lib/date.ts'
import { rowsInWords } from './findings.ts'
import own from './first-rows.module.css'

/** The first rows of a source or a file as they would map, each with what it would be taken for, or why it would not. */
export function FirstRows({ rows }: { readonly rows: readonly PreviewRow[] }) {
  if (rows.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section tabIndex={0} className={own.scroll} aria-label="First rows as they would be taken in">
      <table className={own.rows}>
        <caption>{rowsInWords(rows)}</caption>
        <thead>
          <tr>
            {['What', 'Service', 'Severity', 'Began', 'Lasted'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.location} data-outcome={row.outcome}>
              <th scope="row">{row.title || row.location}</th>
              {row.outcome === 'taken' ? (
                <Taken row={row} />
              ) : (
                <td colSpan={4} className={own.reason}>
                  {row.outcome === 'left-out' ? 'Left out: no incident' : `Quarantine: ${row.reason}`}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Taken({ row: { kind, service, severity, startedAt, minutes } }: { readonly row: PreviewRow }) {
  if (kind !== 'incident') {
    const place = kind === 'issue' || kind === 'request' ? (service ?? 'no service') : ''
    return (
      <>
        <td>{place}</td>
        <td colSpan={3}>{kind}</td>
      </>
    )
  }
  return (
    <>
      <td className={service ? undefined : own.missing}>{service ?? 'no service'}</td>
      <td>{severity}</td>
      <td className="number">{startedAt && day(startedAt)}</td>
      <td className="number">{lasted(startedAt, minutes)}</td>
    </>
  )
}

const lasted = (startedAt: string | null, minutes: number | null): string =>
  minutes === null || startedAt === null ? 'not over' : age(startedAt, Date.parse(startedAt) + minutes * 60_000)
