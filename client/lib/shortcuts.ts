import { useEffect, useRef } from 'react'

export interface Shortcut {
  /** Keys in order, separated by spaces: "/", "g r". */
  readonly keys: string
  readonly title: string
  readonly run: () => void
}

const known = new Set<readonly Shortcut[]>()
const PAUSE = 900
let first = ''
let firstAt = 0

/** Every shortcut of what is on the screen now, for the list that `?` opens. */
export const shortcutsInForce = (): readonly Shortcut[] => [...known].flat()

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
  const sequence = event.timeStamp - firstAt < PAUSE && first ? `${first} ${event.key}` : event.key
  const all = shortcutsInForce()
  const match = all.find(({ keys }) => keys === sequence) ?? all.find(({ keys }) => keys === event.key)
  first = ''
  if (match) {
    event.preventDefault()
    match.run()
  } else if (all.some(({ keys }) => keys.startsWith(`${event.key} `))) {
    first = event.key
    firstAt = event.timeStamp
  }
}

/** Keys belong to what is being typed in, and to a dialog that lies above the page. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const field = target.closest(
    'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]',
  )
  return field !== null || target.closest('dialog[open]') !== null
}

/** Puts shortcuts in force while the component is on the screen. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const newest = useRef(shortcuts)
  newest.current = shortcuts
  useEffect(() => {
    const live = newest.current.map(
      ({ keys, title }): Shortcut => ({
        keys,
        title,
        run: () => newest.current.find((shortcut) => shortcut.keys === keys)?.run(),
      }),
    )
    if (known.size === 0) window.addEventListener('keydown', onKey)
    known.add(live)
    return () => {
      known.delete(live)
      if (known.size === 0) window.removeEventListener('keydown', onKey)
    }
  }, [])
}
