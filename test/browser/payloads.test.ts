import { readdir } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { serveHere } from '../support/serve-here.ts'
import { importCsv, NOW, temporaryContext } from '../support/temporary-installation.ts'
import { openPage } from './page.ts'
import { PAYLOADS } from './payloads.ts'

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
const third = PAYLOADS.length / 3
const [TITLES, PROJECTS, DESCRIPTIONS] = [0, 1, 2].map((part) => PAYLOADS.slice(part * third, (part + 1) * third)) as [
  string[],
  string[],
  string[],
]

const SHOWN = ['/ranking', '/evidence', '/evidence?row=i3', '/projects/p1', '/projects/p60']

test(`none of ${PAYLOADS.length} scripts in titles, texts and files runs, whichever screen shows them`, {
  timeout: 240_000,
}, async () => {
  const context = await temporaryContext()
  await importCsv(
    context,
    'services.csv',
    `id,title,team,traffic_share\n${TITLES.slice(0, 20)
      .map((title, row) => `s${row},${cell(title)},core,0.01`)
      .join('\n')}\n`,
  )
  await importCsv(
    context,
    'incidents.csv',
    `id,title,started_at,resolved_at,severity,services,cause\n${TITLES.map((title, row) => `i${row},${cell(title)},2025-12-01T10:00:00Z,2025-12-01T11:00:00Z,major,s${row % 20},deploy`).join('\n')}\n`,
  )
  await importCsv(
    context,
    'projects.csv',
    `id,title,description,url,team,effort_low,effort_likely,effort_high,services,causes,frequency_low,frequency_likely,frequency_high\n${PROJECTS.map(
      (title, row) =>
        `p${row},${cell(title)},${cell(DESCRIPTIONS[row] ?? '')},,core,1,2,3,s${row % 20},deploy,0.1,0.2,0.3`,
    ).join('\n')}\n`,
  )
  // Rows that cannot be read are shown too, as they came.
  await importCsv(
    context,
    'more.csv',
    `id,title,started_at,severity,services\n${TITLES.slice(0, 20)
      .map((title, row) => `w${row},${cell(title)},${cell(title)},major,s1`)
      .join('\n')}\n`,
    'wrong',
  )
  const server = await serveHere(context)
  onTestFinished(() => server.close())

  const page = await openPage(`${server.address}/ranking`, {}, NOW)
  let ran = 0
  await page.exposeFunction('ran', () => {
    ran += 1
  })
  for (const path of SHOWN) {
    await page.goto(server.address + path)
    // As text, where it can be read.
    await page.getByText('ran()').first().waitFor()
    expect({ path, scripts: await page.locator('script:not([src])').count() }).toEqual({ path, scripts: 0 })
  }
  for (const path of ['/areas', '/sources', '/settings']) {
    await page.goto(server.address + path)
    await page.getByRole('heading').first().waitFor()
    await page.waitForTimeout(300)
  }
  expect(ran).toBe(0)
  expect(page.complaints.filter((complaint) => /policy/i.test(complaint))).toEqual([])
})

test('every answer forbids scripts that stand in the page', async () => {
  const server = await serveHere(await temporaryContext())
  onTestFinished(() => server.close())
  for (const path of [
    '/',
    '/ranking',
    '/api/v1/source-types',
    '/api/v1/none',
    '/api/openapi.json',
    '/livez',
    '/readyz',
    '/assets/none.js',
  ]) {
    const policy = (await fetch(server.address + path)).headers.get('content-security-policy') ?? ''
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1]
    expect({ path, scripts }).toEqual({ path, scripts: "'self'" })
    expect(policy).toContain("object-src 'none'")
    expect(policy).toContain("base-uri 'self'")
  }
  const worker = (await readdir(new URL('../../client/dist/assets/', import.meta.url))).find((name) =>
    /^ranking-worker.*\.js$/.test(name),
  )
  const response = await fetch(`${server.address}/assets/${worker}`)
  // It may run what was compiled beforehand, and no text as a program.
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';")
})
