import { day } from '../../../lib/date.ts'
import { indented } from '../../../lib/indented.ts'
import { Flags } from '../flags.tsx'
import type { EvidenceRow } from '../row-source.ts'
import styles from './record.module.css'

/** The title of a row, leading to where it stands, with what is in doubt about it. */
export function Title({ row }: { readonly row: EvidenceRow }) {
  const url = 'url' in row ? row.url : null
  return (
    <>
      <h2 className={styles.title}>
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            {row.title}
          </a>
        ) : (
          row.title
        )}
      </h2>
      {row.flags.length > 0 && (
        <p className={styles.flags}>
          <Flags flags={row.flags} />
        </p>
      )}
    </>
  )
}

export type Fact = readonly [name: string, value: string]

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** How a row came to its service, in the words of whoever said so. */
export function Mapping({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <section className={styles.section}>
      <h3>How it came to its service{sentences.length > 1 && ' and cause'}</h3>
      <ul className={styles.sentences}>
        {sentences.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  )
}

/** A row as its source gave it, to the last letter. */
export function Raw({ raw, seen }: { readonly raw: string | null; readonly seen: string | null }) {
  if (raw === null) return null
  return (
    <section className={styles.section}>
      <h3>The row as its source gave it</h3>
      {seen && <p className={styles.caption}>Last seen {day(seen)}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long row is scrolled with the keyboard */}
      <pre className={styles.raw} tabIndex={0}>
        {indented(raw)}
      </pre>
    </section>
  )
}
