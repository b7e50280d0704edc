import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import floating from '../../components/floating.module.css'
import { shortcutsInForce } from '../../lib/shortcuts.ts'
import { ranking, useRanking } from '../../worker/use-ranking.ts'
import { Keys } from '../keys.tsx'
import { type Entry, findEntries } from './find-entries.ts'
import styles from './palette.module.css'
import { useFollow } from './use-follow.ts'

/** Everything that can be opened or done, by a few letters of its name. Open while it is on the page. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const { frame, report } = useRanking()
  const follow = useFollow()
  const id = useId()
  const [shortcuts] = useState(shortcutsInForce)
  const groups = findEntries(text, shortcuts, frame, report)
  const entries = groups.flatMap((group) => group.entries)
  const optionId = (entry: Entry) => `${id}-${entries.indexOf(entry)}`

  useEffect(() => {
    ranking.load(new URLSearchParams(window.location.search).get('asOf'))
    dialog.current?.showModal()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is kept in sight
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const hasLeft = useRef(false)
  const leave = () => {
    if (!hasLeft.current) onClose()
    hasLeft.current = true
  }
  const close = () => {
    dialog.current?.close()
    // The dialog tells of it later, when a palette that was opened meanwhile must stay.
    leave()
  }
  const go = (entry: Entry | undefined) => {
    if (!entry) return
    // The dialog has to be gone before what it leads to takes the focus.
    close()
    follow(entry.target)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (key === 'Enter') go(entries[chosen])
    else if (key === 'ArrowDown') setChosen((chosen + 1) % Math.max(1, entries.length))
    else if (key === 'ArrowUp') setChosen((chosen + entries.length - 1) % Math.max(1, entries.length))
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label="Search or jump to"
      onClose={leave}
      onClick={(event) => {
        if (event.target === dialog.current) close()
      }}
    >
      <input
        className={styles.field}
        type="text"
        role="combobox"
        placeholder="Search or jump to"
        aria-label="A project, a service, a screen, or what to do"
        aria-expanded={entries.length > 0}
        aria-controls={id}
        aria-activedescendant={entries[chosen] ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label="What it leads to" className={styles.list}>
        {groups.map(({ title, entries: own }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group within a listbox is no fieldset
          <div key={title} role="group" aria-label={title}>
            <div className={styles.title} aria-hidden="true">
              {title}
            </div>
            {own.map((entry) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
              <div
                key={optionId(entry)}
                id={optionId(entry)}
                role="option"
                aria-selected={entry === entries[chosen]}
                className={floating.item}
                data-active={entry === entries[chosen]}
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => setChosen(entries.indexOf(entry))}
                onClick={() => go(entry)}
              >
                <span className={styles.name}>{entry.title}</span>
                {entry.target.kind === 'shortcut' ? (
                  entry.target.shortcut.keys && <Keys keys={entry.target.shortcut.keys} />
                ) : (
                  <small>{entry.detail}</small>
                )}
              </div>
            ))}
          </div>
        ))}
      </div>
    </dialog>
  )
}
