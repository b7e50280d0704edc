import { useNavigate } from '@tanstack/react-router'
import { downloadFrom } from '../lib/download.ts'
import { type Shortcut, useShortcuts } from '../lib/shortcuts.ts'
import { THEMES, useTheme } from '../lib/theme-choice.ts'
import { useVisitor } from '../lib/use-visitor.ts'
import { SCREENS } from './screens.ts'
import { useExports } from './use-exports.ts'

interface ShellActions {
  readonly search: () => void
  readonly listKeys: () => void
  readonly startTour: () => void
  readonly useOwnData: () => void
  readonly tell: () => void
}

/** What can be done on every screen, by key or from the palette. */
export function useShellShortcuts({ search, listKeys, startTour, useOwnData, tell }: ShellActions): void {
  const navigate = useNavigate()
  const exported = useExports()
  const { theme, choose } = useTheme()
  const { data: visitor } = useVisitor()
  const screens = SCREENS.flat().map(
    ({ path, title, keys, needs }): Shortcut => ({
      keys,
      title: `Go to ${title}`,
      place: 'Go to',
      ...(needs && { needs }),
      run: () => void navigate({ to: path, search: ({ lens, weights, asOf }) => ({ lens, weights, asOf }) }),
    }),
  )
  const account: Shortcut = { title: 'Go to Account', place: 'Go to', run: () => void navigate({ to: '/account' }) }
  const files = exported?.files.map(
    ({ format, title }): Shortcut => ({
      title: `${exported.title} as ${title}`,
      run: () => downloadFrom(exported.addressOf(format)),
    }),
  )
  const themes = THEMES.filter((other) => other !== theme).map(
    (other): Shortcut => ({ title: `Use the ${other} theme`, place: 'Anywhere', run: () => choose(other) }),
  )
  useShortcuts([
    ...(files ?? []),
    { title: 'Print this view', run: () => window.print() },
    ...screens,
    ...(visitor?.person ? [account] : []),
    {
      keys: 'n',
      title: 'Propose a new project',
      place: 'Anywhere',
      needs: 'projects:write',
      run: () => void navigate({ to: '/projects/new', search: ({ lens, weights }) => ({ lens, weights }) }),
    },
    { keys: '/', title: 'Search or jump to', place: 'Anywhere', byKeyOnly: true, run: search },
    { keys: 'Mod+k', title: 'Search or jump to', place: 'Anywhere', byKeyOnly: true, run: search },
    { keys: 'g n', title: 'Show notifications', place: 'Anywhere', run: tell },
    { keys: 'g h', title: 'Take the tour', place: 'Anywhere', run: startTour },
    { title: 'Use my own data', place: 'Anywhere', needs: 'sources:write', run: useOwnData },
    ...themes,
    { keys: '?', title: 'List the keys', place: 'Anywhere', run: listKeys },
  ])
}
