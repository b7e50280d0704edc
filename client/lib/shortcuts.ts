import { useEffect, useRef } from 'react'
import type { Scope } from '../../model/contract/access.ts'
import { useVisitor } from './use-visitor.ts'

/** Where it belongs in the palette and in the list of keys. */
export const PLACES = ['On this screen', 'Go to', 'Anywhere'] as const
export type Place = (typeof PLACES)[number]

/**
 * Something that can be done now. The keys, the list of keys and the palette all read the shortcuts in force, so that
 * none of them can promise what another does not do.
 */
export interface Shortcut {
  /** Keys in order, separated by spaces: "/", "g r"; "Mod+k" is with Control, or Command on a Mac. Left out: in the palette only. */
  readonly keys?: string
  readonly title: string
  /** Left out: on this screen. */
  readonly place?: Place
  /** Moves within the screen, or leads to the palette: it is not offered there. */
  readonly byKeyOnly?: true
  /** What it takes; nobody who lacks it is offered it. */
  readonly needs?: Scope
  readonly run: () => void
}

const known = new Set<() => readonly Shortcut[]>()
const PAUSE = 900
let first = ''
let firstAt = 0

/** Every shortcut of what is on the screen now, for whoever looks at it; those of the screen itself come first. */
export const shortcutsInForce = (): readonly Shortcut[] => eachKeyOnce([...known].flatMap((shortcuts) => shortcuts()))

/** Keys belong to whichever is first, a screen before what surrounds it; the other is left in the palette, without them. */
export function eachKeyOnce(shortcuts: readonly Shortcut[]): readonly Shortcut[] {
  const taken = new Set<string>()
  return shortcuts.map((shortcut) => {
    const { keys, ...rest } = shortcut
    if (keys === undefined || !taken.has(keys)) {
      if (keys !== undefined) taken.add(keys)
      return shortcut
    }
    return rest
  })
}

const MODIFIED = 'Mod+'

function onKey(event: KeyboardEvent): void {
  if (event.altKey || event.defaultPrevented) return
  const isModified = event.ctrlKey || event.metaKey
  if (!isModified && isTyping(event.target)) return
  const key = isModified ? `${MODIFIED}${event.key.toLowerCase()}` : event.key
  const sequence = event.timeStamp - firstAt < PAUSE && first ? `${first} ${key}` : key
  const all = shortcutsInForce()
  const match = all.find(({ keys }) => keys === sequence) ?? all.find(({ keys }) => keys === key)
  first = ''
  if (match) {
    event.preventDefault()
    match.run()
  } else if (all.some(({ keys }) => keys?.startsWith(`${key} `))) {
    first = key
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
  const { data: visitor } = useVisitor()
  const newest = useRef<readonly Shortcut[]>([])
  newest.current = shortcuts.filter(({ needs }) => !needs || !visitor || visitor.scopes.includes(needs))
  useEffect(() => {
    const live = () => newest.current
    if (known.size === 0) window.addEventListener('keydown', onKey)
    known.add(live)
    return () => {
      known.delete(live)
      if (known.size === 0) window.removeEventListener('keydown', onKey)
    }
  }, [])
}

/** What is printed on the keys: "g r" as "g" and "r", "Mod+k" as "Ctrl" and "K", or "⌘" and "K" on a Mac. */
export function keyCaps(keys: string, isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)): readonly string[] {
  return keys
    .split(' ')
    .flatMap((key) =>
      key.startsWith(MODIFIED) ? [isMac ? '⌘' : 'Ctrl', key.slice(MODIFIED.length).toUpperCase()] : [key],
    )
}
