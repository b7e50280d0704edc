import { useState } from 'react'
import { LONGEST_COMMENT } from '../../../model/contract/comment.ts'
import { Button } from '../../components/button.tsx'
import { FormFault } from '../../components/form-fault.tsx'
import styles from './comments.module.css'

interface CommentFormProps {
  readonly label: string
  readonly start: string
  readonly send: string
  readonly isPending: boolean
  readonly error: Error | null
  readonly onSend: (text: string) => void
  readonly onCancel?: () => void
}

/** Room to write a comment; Ctrl or ⌘ with Enter sends it. */
export function CommentForm({ label, start, send, isPending, error, onSend, onCancel }: CommentFormProps) {
  const [text, setText] = useState(start)
  const isEmpty = text.trim() === ''
  return (
    <form
      className={styles.form}
      data-screen
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty) onSend(text)
      }}
    >
      <textarea
        rows={start === '' && isEmpty ? 2 : 4}
        aria-label={label}
        placeholder={label}
        maxLength={LONGEST_COMMENT}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
        }}
      />
      <FormFault error={error} />
      <p>
        <Button type="submit" disabled={isPending || isEmpty}>
          {send}
        </Button>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
      </p>
    </form>
  )
}
