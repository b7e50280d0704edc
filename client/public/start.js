// Runs before the first paint, so that a chosen theme never flashes. A file of its own: the policy allows no inline script.
try {
  const theme = localStorage.getItem('leverage.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage can be switched off; the system's theme then stays.
}

// The program starts once the page has been painted: rows that came with it are read while it is being prepared.
const { program } = document.currentScript.dataset
if (program) {
  const start = () => import(program)
  document.addEventListener('DOMContentLoaded', () => {
    // What nobody sees is never painted.
    if (document.visibilityState === 'hidden') start()
    else requestAnimationFrame(() => setTimeout(start))
  })
}

// What is pressed on the page that came is done once the program answers: see take-over.ts.
document.addEventListener(
  'click',
  (event) => {
    const pressed = event.target.closest?.('[data-rendered] :is(button, [data-row-link])')
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!pressed || !isPlain) return
    event.preventDefault()
    document.getElementById('root').dataset.pressed = pressed.ariaLabel ?? pressed.textContent
  },
  true,
)
