import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import type { Conditions } from './drafts.ts'
import own from './mapping.module.css'

const KINDS = {
  title: 'title matches',
  component: 'component is',
  label: 'label is',
  repository: 'repository is',
  source: 'source is',
} as const satisfies Record<keyof Conditions, string>

/** Begins a rule by hand: what it looks for. */
export function NewRule({ onAdd }: { readonly onAdd: (condition: Conditions) => void }) {
  const id = useId()
  const [kind, setKind] = useState<keyof Conditions>('title')
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    onAdd({ [kind]: text.trim() })
    setText('')
  }
  return (
    <form className={own.newRule} onSubmit={submit}>
      <label htmlFor={id}>Another rule, where</label>
      <select
        aria-label="What it looks at"
        value={kind}
        onChange={({ target }) => setKind(target.value as keyof Conditions)}
      >
        {Object.entries(KINDS).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <input
        id={id}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => setText(target.value)}
      />
      <Button type="submit" disabled={text.trim() === ''}>
        Add
      </Button>
    </form>
  )
}
