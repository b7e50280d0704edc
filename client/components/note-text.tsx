import { Link } from '@tanstack/react-router'
import type { Note } from '../../model/ranking/evidence.ts'
import styles from './note-text.module.css'

/** Notes about rows that a person can bring in, and where that is done. */
const PLACES: Partial<Record<Note['code'], { readonly hash: string; readonly title: string }>> = {
  unmapped: { hash: 'mapping', title: 'Map them' },
  'unmapped-demand': { hash: 'mapping', title: 'Map them' },
  quarantined: { hash: 'quarantine', title: 'Look at them' },
}

/** What a reader must know about the figures, and the way to put it right where there is one. */
export function NoteText({ code, message }: Pick<Note, 'code' | 'message'>) {
  const place = PLACES[code]
  return (
    <>
      {message}
      {place && (
        <>
          {' '}
          <Link className={styles.place} to="/sources" search={{}} hash={place.hash}>
            {place.title}
          </Link>
        </>
      )}
    </>
  )
}
