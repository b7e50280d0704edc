import { Button } from '../components/button.tsx'
import { THEMES, useTheme } from '../lib/theme-choice.ts'

/** Goes from one theme to the next: system, light, dark. */
export function ThemeSwitch() {
  const { theme, choose } = useTheme()
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
  return (
    <Button kind="quiet" onClick={() => choose(next)} title={`Change to the ${next} theme`}>
      Theme: {theme}
    </Button>
  )
}
