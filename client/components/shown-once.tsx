import { useState } from 'react'
import { Button } from './button.tsx'
import styles from './form.module.css'

/** A secret that cannot be shown again, to be copied. */
export function ShownOnce({ secret, words }: { readonly secret: string; readonly words: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    setCopied(true)
  }
  return (
    <div className={styles.form}>
      <p>{words}</p>
      <code className={styles.secret}>{secret}</code>
      <div className={styles.actions}>
        <Button kind="primary" onClick={() => void copy()}>
          Copy
        </Button>
        <span role="status">{copied && 'Copied.'}</span>
      </div>
    </div>
  )
}
