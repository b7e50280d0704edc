import { useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { asTrouble } from '../../../lib/problem.ts'
import styles from '../sources.module.css'
import { DropZone } from './drop-zone.tsx'
import { FilePreview } from './file-preview.tsx'
import { useFilePreview } from './queries.ts'

/** Imports a file: choose or drop it, see how its rows would be taken in, then say yes. */
export function ImportFile({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const looking = useFilePreview()
  const [attempt, setAttempt] = useState(0)
  // Stands until another answer has come, so that whoever names columns keeps their place.
  const [shown, setShown] = useState<typeof looking.data | null>(null)
  const look = (file: File) => {
    setAttempt(attempt + 1)
    setShown(null)
    looking.mutate({ chosen: file }, { onSuccess: setShown })
  }
  const close = () => {
    looking.reset()
    setShown(null)
    onClose()
  }
  const trouble = looking.error && asTrouble(looking.error)
  return (
    <Dialog open={open} wide title="Import a file" onClose={close}>
      <DropZone name={shown?.file.name ?? null} busy={looking.isPending} onFile={look} />
      {trouble && (
        <p className={styles.error} role="alert">
          {trouble.detail}
        </p>
      )}
      {shown && (
        <FilePreview
          key={attempt}
          {...shown}
          onMapping={(mapping) => looking.mutate({ chosen: shown.file, mapping }, { onSuccess: setShown })}
          onDone={close}
        />
      )}
    </Dialog>
  )
}
