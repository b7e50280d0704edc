import { useState } from 'react'
import type { z } from 'zod'
import type { quarantineSchema } from '../../../model/contract/source.ts'
import { Button } from '../../components/button.tsx'
import { indented } from '../../lib/indented.ts'
import styles from './quarantine-list.module.css'
import shared from './sources.module.css'

interface QuarantinedRowProps {
  readonly row: z.infer<typeof quarantineSchema>['rows'][number]
  readonly isBusy: boolean
  readonly onReplay: () => void
  readonly onDismiss: () => void
}

/** A row as it came, to be tried again or forgotten; asked before the latter, which nothing takes back. */
export function QuarantinedRow({ row, isBusy, onReplay, onDismiss }: QuarantinedRowProps) {
  const [asked, setAsked] = useState(false)
  return (
    <div className={styles.payload}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long row is scrolled with the keyboard */}
      <pre className={styles.raw} tabIndex={0}>
        {indented(row.raw)}
      </pre>
      <div className={shared.actions}>
        {asked ? (
          <>
            <Button disabled={isBusy} onClick={onDismiss}>
              Forget it for good
            </Button>
            <Button kind="quiet" onClick={() => setAsked(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <>
            <Button needs="mapping:write" disabled={isBusy} onClick={onReplay}>
              Replay
            </Button>
            <Button kind="quiet" needs="mapping:write" onClick={() => setAsked(true)}>
              Dismiss
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
