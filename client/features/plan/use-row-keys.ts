import type { Shortcut } from '../../lib/shortcuts.ts'
import type { Plan } from './use-plan.ts'

const ROWS = '[data-plan-row]'

/** The id of the project whose row has the focus. */
const focused = (): string | null => document.activeElement?.closest<HTMLElement>(ROWS)?.dataset.planRow ?? null

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)]
  const at = rows.findIndex((row) => row.dataset.planRow === focused())
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
  next?.querySelector<HTMLInputElement>('input')?.focus()
}

/** Keys for the row in focus; space moves it, as its box is a checkbox. */
export function useRowKeys({ view, lock }: Plan): Shortcut[] {
  const toggle = (wanted: 'in' | 'out') => {
    const row = view?.rows.find(({ id }) => id === focused())
    if (row) lock(row.id, row.lock === wanted ? null : wanted)
  }
  return [
    { keys: 'j', title: 'Next project', byKeyOnly: true, run: () => step(1) },
    { keys: 'k', title: 'Previous project', byKeyOnly: true, run: () => step(-1) },
    { keys: 'l', title: 'Lock the project in, or take its lock off', run: () => toggle('in') },
    { keys: 'x', title: 'Keep the project out, or allow it again', run: () => toggle('out') },
  ]
}
