import type { RankingReport } from '../../model/contract/ranking.ts'
import { NoteText } from './note-text.tsx'
import styles from './notes.module.css'

interface NotesProps {
  readonly notes: RankingReport['notes']
  /** How the figures were made, where nothing else on the page says so. */
  readonly made?: string | null
}

/** What a reader must know about the figures of a page: rows left out, dimensions without evidence. */
export function Notes({ notes, made }: NotesProps) {
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
