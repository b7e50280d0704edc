import { Fragment } from 'react'
import styles from './flags.module.css'
import { flagWord } from './words.ts'

/** What a person has settled about a row: nothing that waits for a look. */
const SETTLED: readonly string[] = ['merged', 'edited']

/** What there is to say of a row; what is in doubt stands out. */
export function Flags({ flags }: { readonly flags: readonly string[] }) {
  return flags.map((flag, position) => (
    <Fragment key={flag}>
      {position > 0 && ', '}
      {SETTLED.includes(flag) ? flagWord(flag) : <strong className={styles.doubt}>{flagWord(flag)}</strong>}
    </Fragment>
  ))
}
