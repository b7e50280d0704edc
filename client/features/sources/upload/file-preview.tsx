import { type FormEvent, useId, useState } from 'react'
import type { UploadedFile, UploadPreview } from '../../../../model/contract/upload.ts'
import { count } from '../../../../model/format.ts'
import { Button } from '../../../components/button.tsx'
import { day } from '../../../lib/date.ts'
import { asTrouble } from '../../../lib/problem.ts'
import { useStatus } from '../../../lib/use-status.ts'
import styles from '../sources.module.css'
import { defaultSource, fileInWords, goodRows, importWords } from './findings.ts'
import { useImport } from './queries.ts'
import own from './upload.module.css'
import { WrongRows } from './wrong-rows.tsx'

interface PreviewProps {
  readonly file: UploadedFile
  readonly preview: UploadPreview
  readonly onDone: () => void
}

/** What a file holds, and the button that takes it in. */
export function FilePreview({ file, preview, onDone }: PreviewProps) {
  const id = useId()
  const [source, setSource] = useState(defaultSource(preview))
  const { data: status } = useStatus()
  const importing = useImport()
  const error = importing.data?.run.error ?? (importing.error && asTrouble(importing.error).detail)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    importing.mutate(
      { ...file, source: source.trim(), ...(status?.demo && { replaceDemo: true }) },
      { onSuccess: ({ run }) => run.error === null && onDone() },
    )
  }
  return (
    <form className={own.preview} onSubmit={submit}>
      <div role="status">
        <h3>{fileInWords(preview)}</h3>
      </div>
      <WrongRows rows={preview.wrong} all={preview.wrongInAll} />
      {preview.rows.length > 0 && (
        <section aria-label="First rows as they would be taken in">
          <h4>First rows as they would be taken in</h4>
          <ul className={own.rows}>
            {preview.rows.map((row) => (
              <li key={row.location}>
                <span>{row.title || row.location}</span>
                <span className={styles.secondary}>{row.kind}</span>
                <span className={styles.secondary}>{row.startedAt && day(row.startedAt)}</span>
                <span className={styles.secondary}>{placeOf(row)}</span>
              </li>
            ))}
          </ul>
          {goodRows(preview) > preview.rows.length && (
            <p className={styles.detail}>and {count(goodRows(preview) - preview.rows.length)} more</p>
          )}
        </section>
      )}
      <div className={`${styles.field} ${own.source}`}>
        <label htmlFor={id}>Keep under</label>
        <input
          id={id}
          list={`${id}-known`}
          value={source}
          spellCheck={false}
          onChange={({ target }) => setSource(target.value)}
        />
        <datalist id={`${id}-known`}>
          {preview.sources.map((known) => (
            <option key={known} value={known} />
          ))}
        </datalist>
        <span className={styles.detail}>
          Importing again under the same name updates its rows; a row in quarantine leaves it once it is right.
        </span>
      </div>
      {status?.demo && <p className={styles.detail}>Importing takes the invented demo company out.</p>}
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.dialogFoot}>
        <Button
          kind="primary"
          type="submit"
          disabled={importing.isPending || goodRows(preview) + preview.wrongInAll === 0}
        >
          {importing.isPending ? 'Importing' : importWords(preview)}
        </Button>
      </div>
    </form>
  )
}

/** Where an incident, issue or request would belong; nothing else belongs to a service by rules. */
const placeOf = ({ kind, service, cause }: UploadPreview['rows'][number]): string =>
  kind === 'incident' || kind === 'issue' || kind === 'request'
    ? [service ?? 'no service', cause].filter(Boolean).join(', ')
    : ''
