import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '../support/chromium.ts'
import { DEMO_DAY, startDemoServer } from '../support/demo-server.ts'

/** Takes the README's pictures from the demo company on the day on which its files end: the same ones every time. */
const FOLDER = fileURLToPath(new URL('../../data/pictures/', import.meta.url))
const PICTURES = [
  { name: 'ranking-light', path: '/ranking', theme: 'light' },
  { name: 'ranking-dark', path: '/ranking', theme: 'dark' },
  { name: 'project', path: '/ranking?project=demo-canary', theme: 'light' },
  { name: 'sources', path: '/sources', theme: 'light' },
] as const

await mkdir(FOLDER, { recursive: true })
const server = await startDemoServer()
const browser = await launchChromium()
for (const { name, path, theme } of PICTURES) {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 1000 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  await page.clock.setFixedTime(DEMO_DAY)
  await page.goto(`${server.address}${path}`)
  if (path.startsWith('/ranking')) await page.getByText('4,096 draws').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${FOLDER}${name}.png` })
  await page.close()
}
await browser.close()
await server.close()
