import './lib/without-eval.ts'
import '@fontsource-variable/inter/wght.css'
import './tokens.css'
import './global.css'
import './print.css'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { router } from './routes.tsx'
import { takeOver } from './take-over.ts'
import { startRanking } from './worker/start-ranking.ts'
import { ranking } from './worker/use-ranking.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root"')
startRanking(window.location)
const app = (
  <StrictMode>
    <App />
  </StrictMode>
)
if (root.hasChildNodes()) {
  // Until there is the same to show, what the server rendered stays.
  void Promise.all([ranking.firstAnswer(), router.load()]).then(() =>
    takeOver(root, () => flushSync(() => createRoot(root).render(app))),
  )
} else createRoot(root).render(app)
