import type { Shortcut } from '../../lib/shortcuts.ts'
import type { Board } from './use-board.ts'

const ROWS = '[data-need]'

/** The id of the need whose row has the focus. */
const focused = (): string | null => document.activeElement?.closest<HTMLElement>(ROWS)?.dataset.need ?? null

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)]
  const at = rows.findIndex((row) => row.dataset.need === focused())
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
  next?.querySelector<HTMLElement>('a')?.focus()
}

/** Keys for the row in focus; Enter opens it, as its title is a link. */
export function useNeedKeys({ picked, pick, change, search }: Board): Shortcut[] {
  const toggle = () => {
    const id = focused()
    if (id !== null) pick(id, !picked.some((request) => request.id === id))
  }
  return [
    { keys: 'j', title: 'Next need', byKeyOnly: true, run: () => step(1) },
    { keys: 'k', title: 'Previous need', byKeyOnly: true, run: () => step(-1) },
    { keys: 'x', title: 'Pick the need, or no more', needs: 'projects:write', byKeyOnly: true, run: toggle },
    {
      keys: 'm',
      title: search.mine ? 'Show the needs of everybody' : 'Show my needs',
      run: () => change({ mine: search.mine ? undefined : 'yes' }),
    },
    { keys: 'Escape', title: 'Close the need', byKeyOnly: true, run: () => change({ row: undefined }) },
  ]
}
