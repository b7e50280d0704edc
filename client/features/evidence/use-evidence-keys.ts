import { useShortcuts } from '../../lib/shortcuts.ts'
import { ROW_LINK } from '../../lib/use-close-project.ts'

/** j and k go down and up the rows; while a drawer is open it follows. Escape closes it; Enter is the link's own. */
export function useEvidenceKeys(open: string | undefined, show: (id: string) => void, close: () => void): void {
  const move = (step: number) => {
    const links = [...document.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`)]
    const focused = links.indexOf(document.activeElement as HTMLElement)
    const from = focused >= 0 ? focused : links.findIndex((link) => link.getAttribute(ROW_LINK) === open)
    const next = links[from < 0 ? (step > 0 ? 0 : links.length - 1) : from + step]
    if (!next) return
    next.focus({ preventScroll: true })
    next.scrollIntoView({ block: 'nearest' })
    const id = next.getAttribute(ROW_LINK)
    if (open && id) show(id)
  }
  useShortcuts([
    { keys: 'j', title: 'Next row', byKeyOnly: true, run: () => move(1) },
    { keys: 'k', title: 'Previous row', byKeyOnly: true, run: () => move(-1) },
    {
      keys: 'Escape',
      title: 'Close what is open',
      byKeyOnly: true,
      run: () => {
        if (!open) return
        close()
        document.querySelector<HTMLElement>(`[${ROW_LINK}="${CSS.escape(open)}"]`)?.focus({ preventScroll: true })
      },
    },
  ])
}
