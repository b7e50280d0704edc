import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import floating from '../components/floating.module.css'
import { ranking, useRanking } from '../worker/use-ranking.ts'
import { findProjects, startsNew } from './find-projects.ts'
import styles from './project-search.module.css'

const FIELD = 'project-search'

/** Puts the cursor into the search field, where there is one. */
export const focusSearch = (): void => document.getElementById(FIELD)?.focus()

/** Finds projects by title, team or service, and opens the chosen one. */
export function ProjectSearch() {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(0)
  const navigate = useNavigate()
  const { frame, report } = useRanking()
  const listId = useId()
  const found = open && frame ? [...startsNew(text), ...findProjects(text, frame, report)] : []

  const close = () => {
    setText('')
    setOpen(false)
    setChosen(0)
    document.getElementById(FIELD)?.blur()
  }
  const go = (id: string | null | undefined) => {
    if (id === undefined) return
    close()
    if (id === null) {
      void navigate({ to: '/projects/new', search: ({ lens, weights }) => ({ lens, weights }) })
      return
    }
    void navigate({ to: '/ranking', search: (search) => ({ ...search, project: id }) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter') go(found[chosen]?.id)
    else if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, chosen + 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles.search}>
      <input
        id={FIELD}
        className={styles.field}
        type="text"
        role="combobox"
        placeholder="Search or jump to"
        aria-label="Search projects by title, team or service"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={found[chosen] ? `${listId}-${chosen}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onFocus={() => {
          ranking.load(new URLSearchParams(window.location.search).get('asOf'))
          setOpen(true)
        }}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <span className={styles.key} aria-hidden="true">
        /
      </span>
      <div
        id={listId}
        role="listbox"
        aria-label="Projects"
        className={found.length > 0 ? `${floating.dropdown} ${styles.results}` : undefined}
      >
        {found.map(({ id, title, detail }, position) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          <div
            key={id ?? 'new'}
            id={`${listId}-${position}`}
            role="option"
            aria-selected={position === chosen}
            className={floating.item}
            data-active={position === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setChosen(position)}
            onClick={() => go(id)}
          >
            <span>{title}</span> <small>{detail}</small>
          </div>
        ))}
      </div>
      {open && text && frame && found.length === 0 && (
        <div className={`${floating.dropdown} ${styles.results} ${styles.none}`} role="status">
          No project matches “{text}”
        </div>
      )}
    </div>
  )
}
