import type { RankingReport } from '../../../model/contract/ranking.ts'
import { NoteText } from '../../components/note-text.tsx'
import styles from './page.module.css'

/** What a reader must know about the figures: rows left out, dimensions without evidence; on narrow screens also how they were made. */
export function Notes({ notes, made }: { readonly notes: RankingReport['notes']; readonly made: string | null }) {
  if (notes.length === 0 && !made) return null
  return (
    <ul className={styles.notes} aria-label="Notes on the figures">
      {made && <li>{made}</li>}
      {notes.map(({ code, message }) => (
        <li key={`${code} ${message}`}>
          <NoteText code={code} message={message} />
        </li>
      ))}
    </ul>
  )
}
