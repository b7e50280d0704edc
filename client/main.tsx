import './lib/without-eval.ts'
import '@fontsource-variable/inter/wght.css'
import './tokens.css'
import './global.css'
import './print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startRanking } from './worker/start-ranking.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root"')
startRanking(window.location)
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
