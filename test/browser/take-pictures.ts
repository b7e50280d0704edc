import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '../support/chromium.ts'
import { DEMO_DAY, startDemoServer } from '../support/demo-server.ts'

/** Takes the README's pictures from the demo company on the day on which its files end: the same ones every time. */
const FOLDER = fileURLToPath(new URL('../../data/pictures/', import.meta.url))
/** One a screen, each with what is drawn last on it. An open event stream keeps a page from ever being idle. */
const RANKED = '[aria-label="What changed"]'
const SCATTER = 'text=equal leverage'
/** A plan that somebody might make by hand, so that the picture has something to compare. */
const BY_HAND = ['idempotent-retries', 'payout-replay', 'canary', 'restore-drills', 'staged-config', 'lag-guard']
  .map((name) => `demo-${name}`)
  .join(',')
const PICTURES = [
  { name: 'ranking-light', path: '/ranking', theme: 'light', last: [RANKED, SCATTER] },
  { name: 'ranking-dark', path: '/ranking', theme: 'dark', last: [RANKED, SCATTER] },
  { name: 'project', path: '/projects/demo-canary', theme: 'light', last: ['text=still lost', 'text=cut line'] },
  { name: 'plan', path: `/plan?in=${BY_HAND}`, theme: 'light', last: ['text=with my plan (dot)', 'main svg'] },
  { name: 'review', path: '/review?step=differ', theme: 'light', last: ['main svg'] },
  { name: 'requests', path: '/requests', theme: 'light', last: ['main ul li', 'text=Wherever it stands'] },
  { name: 'areas', path: '/areas', theme: 'light', last: ['main svg'] },
  { name: 'track', path: '/track', theme: 'light', last: ['main select', 'main tfoot'] },
  { name: 'evidence', path: '/evidence', theme: 'light', last: ['main tbody tr'] },
  { name: 'sources', path: '/sources', theme: 'light', last: ['main tbody tr'] },
  { name: 'settings', path: '/settings?settings=assumptions', theme: 'light', last: ['main tbody tr'] },
] as const
/** What is drawn last still has to be painted, fonts included; in milliseconds. */
const PAINTED = 3_000

await mkdir(FOLDER, { recursive: true })
const server = await startDemoServer()
const browser = await launchChromium()
for (const { name, path, theme, last } of PICTURES) {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 1000 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  await page.clock.setFixedTime(DEMO_DAY)
  await page.goto(`${server.address}${path}`)
  for (const selector of last) await page.locator(selector).first().waitFor({ state: 'attached', timeout: 60_000 })
  await page.waitForTimeout(PAINTED)
  await page.screenshot({ path: `${FOLDER}${name}.png` })
  await page.close()
}
await browser.close()
await server.close()
