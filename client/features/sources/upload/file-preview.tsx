import { type FormEvent, useId, useState } from 'react'
import type { ColumnMapping } from '../../../../model/contract/column-mapping.ts'
import type { UploadedFile, UploadPreview } from '../../../../model/contract/upload.ts'
import { Button } from '../../../components/button.tsx'
import { asTrouble } from '../../../lib/problem.ts'
import { useStatus } from '../../../lib/use-status.ts'
import { isLacking } from '../columns/choices.ts'
import { ColumnEditor } from '../columns/column-editor.tsx'
import { FirstRows } from '../first-rows/first-rows.tsx'
import styles from '../setup-form.module.css'
import shared from '../sources.module.css'
import { canImport, defaultSource, fileInWords, importWords, unreadInWords } from './findings.ts'
import { useImport } from './queries.ts'
import own from './upload.module.css'
import { WrongRows } from './wrong-rows.tsx'

interface PreviewProps {
  readonly file: UploadedFile
  readonly preview: UploadPreview
  /** Looks at it again, with other meanings of its columns. */
  readonly onMapping: (mapping: ColumnMapping) => void
  readonly onDone: () => void
}

/** What a file holds, and the button that takes it in. */
export function FilePreview({ file, preview, onMapping, onDone }: PreviewProps) {
  const id = useId()
  const [source, setSource] = useState(defaultSource(preview))
  // What somebody has chosen since, whose answer may still be to come.
  const [named, setNamed] = useState<ColumnMapping | null>(null)
  const { data: status } = useStatus()
  const importing = useImport()
  const { columns } = preview
  const mapping = named ?? columns?.mapping
  const isOpen = columns && mapping ? isLacking(columns, mapping) : false
  const name = (mapping: ColumnMapping) => {
    setNamed(mapping)
    onMapping(mapping)
  }
  const error = importing.data?.run.error ?? (importing.error && asTrouble(importing.error).detail)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    importing.mutate(
      {
        ...file,
        source: source.trim(),
        ...(status?.demo && { replaceDemo: true }),
        ...(columns && mapping && { columns: { header: columns.header.map(({ name }) => name), mapping } }),
      },
      { onSuccess: ({ run }) => run.error === null && onDone() },
    )
  }
  return (
    <form className={own.preview} onSubmit={submit}>
      <div role="status">
        <h3>{isOpen ? unreadInWords(preview) : fileInWords(preview)}</h3>
      </div>
      {columns && mapping && <ColumnEditor question={columns} mapping={mapping} onChange={name} />}
      {!isOpen && <WrongRows rows={preview.wrong} all={preview.wrongInAll} />}
      <FirstRows rows={preview.rows} />
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
        <span className={shared.detail}>
          Importing again under the same name updates its rows; a row in quarantine leaves it once it is right.
        </span>
      </div>
      {status?.demo && <p className={shared.detail}>Importing takes the invented demo company out.</p>}
      {error && (
        <p className={shared.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.dialogFoot}>
        <Button kind="primary" type="submit" disabled={importing.isPending || !canImport(preview)}>
          {importing.isPending ? 'Importing' : importWords(preview)}
        </Button>
      </div>
    </form>
  )
}
