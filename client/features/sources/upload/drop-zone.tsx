import { type DragEvent, useState } from 'react'
import styles from '../sources.module.css'
import own from './upload.module.css'

interface DropProps {
  /** The file that was chosen; null before. */
  readonly name: string | null
  readonly busy: boolean
  readonly onFile: (file: File) => void
}

/** Where a file is chosen, or dropped. */
export function DropZone({ name, busy, onFile }: DropProps) {
  const [over, setOver] = useState(false)
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(isOver)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input inside takes the keyboard
    <div className={own.zone} data-over={over} onDragOver={drag(true)} onDragLeave={drag(false)} onDrop={drop}>
      <label className={own.choose}>
        <span>{name ? 'Choose another file' : 'Choose a file'}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,.json,.yaml,.yml"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) onFile(file)
            // Choosing the same file again, once mended, must be heard too.
            target.value = ''
          }}
        />
      </label>
      <span role="status">{busy ? 'Reading it' : (name ?? 'or drop it here')}</span>
      <span className={styles.detail}>
        CSV of incidents, services, teams, projects, accounts, risks, requests, RICE estimates or SLI buckets: its first
        line tells which, or you say what its columns mean. Lists of JSON or YAML too, and what Statuspage, Google
        Cloud, GitHub or OpenSLO give.
      </span>
    </div>
  )
}
