/**
 * Draws the page in the place of the one that the server rendered, in one step: the focus stays where it is, and what was
 * pressed there meanwhile is done now.
 */
export function takeOver(root: HTMLElement, draw: () => void): void {
  const focused = document.activeElement?.closest('a, button')
  const name = focused && nameOf(focused)
  draw()
  const named = (wanted: string | null | undefined) =>
    wanted ? [...root.querySelectorAll<HTMLElement>('a, button')].find((each) => nameOf(each) === wanted) : undefined
  named(name)?.focus({ preventScroll: true })
  named(root.dataset.pressed)?.click()
  delete root.dataset.pressed
}

/** As public/start.js has it. */
const nameOf = (element: Element): string | null => element.ariaLabel ?? element.textContent
