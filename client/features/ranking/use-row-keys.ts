import { useNavigate, useSearch } from '@tanstack/react-router'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { ROW_LINK, useCloseProject } from '../../lib/use-close-project.ts'

/** j and k go down and up the rows; while a panel is open it follows. Escape closes it; Enter is the link's own. */
export function useRowKeys(): void {
  const { project } = useSearch({ from: '/ranking' })
  const navigate = useNavigate({ from: '/ranking' })
  const closeProject = useCloseProject()
  const move = (step: number) => {
    const links = [...document.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`)]
    const focused = links.indexOf(document.activeElement as HTMLElement)
    const from = focused >= 0 ? focused : links.findIndex((link) => link.getAttribute(ROW_LINK) === project)
    const next = links[from < 0 ? (step > 0 ? 0 : links.length - 1) : from + step]
    if (!next) return
    next.focus({ preventScroll: true })
    next.scrollIntoView({ block: 'nearest' })
    const id = next.getAttribute(ROW_LINK)
    if (project && id)
      void navigate({ search: (search) => ({ ...search, project: id }), replace: true, resetScroll: false })
  }
  useShortcuts([
    { keys: 'j', title: 'Next project', byKeyOnly: true, run: () => move(1) },
    { keys: 'k', title: 'Previous project', byKeyOnly: true, run: () => move(-1) },
    { keys: 'Escape', title: 'Close what is open', byKeyOnly: true, run: () => project && closeProject(project) },
  ])
}
