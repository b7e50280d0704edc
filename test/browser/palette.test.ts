import { expect, test } from 'vitest'
import { signedIn } from '../support/people.ts'
import { browseDemo } from './demo.ts'
import { drawn, expectUsable, settled, type WatchedPage, WIDTHS } from './page.ts'
import { signedInAt } from './signed-in.ts'

const demo = browseDemo()

const open = async (path = '/ranking', options = {}) => {
  const page = await demo.open(path, options)
  await settled(page)
  return page
}
const options = (page: WatchedPage) => page.getByRole('option')

test('a project is opened by a few letters of its name, a service by its incidents', async () => {
  const page = await open()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('restore drill')
  await expect.poll(() => options(page).first().textContent()).toContain('Restore drills for the ledger')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/projects/demo-restore-drills')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await page.keyboard.press('/')
  await page.keyboard.type('webhooks')
  await page
    .getByRole('group', { name: 'Services' })
    .getByRole('option', { name: /^webhooks/i })
    .click()
  await expect.poll(() => new URL(page.url()).search).toBe('?service=webhooks')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('certificate expired')
  await page.getByRole('option', { name: 'Incidents with “certificate expired”' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('certificate expired')
  expect(page.complaints).toEqual([])
})

test('whatever the screen can do is there: arrows choose, Enter does it, Escape leaves all as it was', async () => {
  const page = await open()
  await page.keyboard.press('/')
  await options(page).first().waitFor()
  for (const title of ['Areas', 'Ranking', 'Plan', 'Evidence', 'Sources', 'Track record', 'Settings', 'People']) {
    expect(await page.getByRole('option', { name: `Go to ${title}` }).count()).toBe(1)
  }
  const active = () => page.getByRole('option', { selected: true }).textContent()
  const first = await active()
  await page.keyboard.press('ArrowDown')
  await expect.poll(active).not.toBe(first)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect.poll(active).toContain('List the keys')
  await page.keyboard.press('Escape')
  await options(page).first().waitFor({ state: 'detached' })
  expect(new URL(page.url()).pathname).toBe('/ranking')

  await page.keyboard.press('/')
  await page.keyboard.type('dark theme')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')

  await page.keyboard.press('/')
  await page.keyboard.type('ranking as csv')
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(download.suggestedFilename()).toMatch(/^ranking.*\.csv$/)

  await page.keyboard.press('/')
  await page.keyboard.type('ranking as slides')
  const [slides] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(slides.suggestedFilename()).toMatch(/^ranking.*\.pptx$/)

  await page.keyboard.press('/')
  await page.keyboard.type('propose')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/projects/new')
})

test('one that is opened as the last one is left stays open', async () => {
  const page = await open()
  await page.keyboard.press('/')
  await page.keyboard.type('dark theme')
  await expect.poll(() => options(page).first().textContent()).toContain('dark theme')
  await page.evaluate(async () => {
    const press = (key: string, target: Element | null) =>
      target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    press('Enter', document.activeElement)
    // What follows from a key is done before the next; what the dialog says of it comes after both.
    await new Promise<void>((done) => queueMicrotask(done))
    press('/', document.body)
  })
  await page.evaluate(() => new Promise((told) => setTimeout(told, 100)))
  await page.keyboard.type('list the keys')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
})

test('on every screen the list of keys names each key once, and going there works by each', async () => {
  const page = await open()
  const reach = {
    r: '/ranking',
    a: '/areas',
    p: '/plan',
    q: '/requests',
    e: '/evidence',
    s: '/sources',
    k: '/track',
    t: '/settings',
  }
  for (const [key, path] of Object.entries(reach)) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await page.waitForURL(`**${path}`)
    await drawn(page)
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    await dialog.waitFor()
    const keys = await dialog.getByRole('rowheader').allTextContents()
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toEqual(expect.arrayContaining(['gp', 'CtrlK', '/', '?', 'n']))
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  }
})

test.each(WIDTHS)('at %d px axe finds nothing serious in the palette', async (width) => {
  const page = await open('/ranking', { viewport: { width, height: 800 } })
  if (width < 1008) {
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('button', { name: 'Search or jump to' }).click()
  } else {
    await page.getByRole('button', { name: 'Search or jump to' }).click()
  }
  await page.keyboard.type('pay')
  await options(page).first().waitFor()
  await expectUsable(page)
})

// The last one: from here on whoever comes has to sign in.
test('nobody is offered what they may not do, neither by the palette nor by a key', async () => {
  const { session } = await signedIn(demo.server.context, 'viewer', 'viewer')
  const page = await open('/ranking', signedInAt(demo.server.address, session))
  await page.getByRole('link', { name: /viewer example/ }).waitFor()
  await page.keyboard.press('n')
  await page.keyboard.press('/')
  await options(page).first().waitFor()
  expect(new URL(page.url()).pathname).toBe('/ranking')
  expect(await page.getByRole('option', { name: 'Propose a new project' }).count()).toBe(0)
  expect(await page.getByRole('option', { name: 'Go to People' }).count()).toBe(0)
  expect(await page.getByRole('option', { name: 'Go to Account' }).count()).toBe(1)
})
