import { useId, useState } from 'react'
import { LONGEST_ID } from '../../../model/contract/text-limits.ts'
import { Button } from '../../components/button.tsx'
import styles from './form.module.css'

interface PickerProps {
  /** By id; one that nobody knows is kept as it was typed. */
  readonly accounts: readonly string[]
  readonly known: readonly { readonly id: string; readonly title: string }[]
  readonly onChange: (accounts: readonly string[]) => void
}

/** Accounts by name: what is typed is completed from those that are known, and Enter adds it. */
export function AccountPicker({ accounts, known, onChange }: PickerProps) {
  const id = useId()
  const [text, setText] = useState('')
  const titleOf = (account: string) => known.find((each) => each.id === account)?.title ?? account
  const find = (name: string) => known.find(({ title }) => title.toLowerCase() === name.trim().toLowerCase())?.id
  const add = (name: string) => {
    const account = find(name) ?? name.trim()
    setText('')
    if (account !== '' && !accounts.includes(account)) onChange([...accounts, account])
  }
  return (
    <div className={styles.accounts}>
      <label htmlFor={id}>For which accounts</label>
      {accounts.length > 0 && (
        <ul>
          {accounts.map((account) => (
            <li key={account}>
              {titleOf(account)}
              <Button
                kind="quiet"
                aria-label={`Not for ${titleOf(account)}`}
                onClick={() => onChange(accounts.filter((other) => other !== account))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        list={`${id}-known`}
        value={text}
        maxLength={LONGEST_ID}
        autoComplete="off"
        placeholder="Type a name, Enter adds it"
        onChange={({ target }) => (find(target.value) ? add(target.value) : setText(target.value))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || text.trim() === '') return
          event.preventDefault()
          add(text)
        }}
        onBlur={() => add(text)}
      />
      <datalist id={`${id}-known`}>
        {known
          .filter((each) => !accounts.includes(each.id))
          .map((each) => (
            <option key={each.id} value={each.title} />
          ))}
      </datalist>
    </div>
  )
}
