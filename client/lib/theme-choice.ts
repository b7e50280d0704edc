import { useSyncExternalStore } from 'react'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'leverage.theme'
const listeners = new Set<() => void>()

const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value)

const chosen = (): Theme => {
  const { theme } = document.documentElement.dataset
  return isTheme(theme) ? theme : 'system'
}

/** Sets the theme at once and keeps it for the next visit; public/start.js puts it in force before the first paint. */
function choose(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage can be switched off; the theme then lasts until the page is closed.
  }
  for (const listener of listeners) listener()
}

/** The chosen theme and how to choose another. What follows from it is the style sheet's business. */
export function useTheme(): { theme: Theme; choose: (theme: Theme) => void } {
  const theme = useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    chosen,
    () => 'system' as const,
  )
  return { theme, choose }
}
