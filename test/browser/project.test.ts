import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { browseDemo } from './demo.ts'
import { drawn, expectUsable, layoutShift, settled, type WatchedPage } from './page.ts'

const demo = browseDemo()

const PATH = '/projects/demo-canary'

async function open(path = PATH, options = {}): Promise<WatchedPage> {
  const page = await demo.open(path, options)
  await page.getByLabel('Effort, weeks, high').waitFor()
  return page
}
const headline = (page: Page) => page.getByRole('heading', { level: 1 })
const rankIn = async (page: Page) => Number((await headline(page).textContent())?.match(/ranks (\d+)/)?.[1])
const change = (page: Page) => page.getByRole('region', { name: 'Change' })
const ofProject = () => demo.server.context.store.edits.some('project', ['demo-canary'])

test('opens from the ranking, over its quick look', async () => {
  const page = await demo.open('/ranking')
  await settled(page)
  await page.getByRole('link', { name: 'Canary deploys for payments-api' }).first().click()
  const quick = await page.getByRole('heading', { name: /^Canary deploys .* removes/ }).textContent()
  await page.getByRole('link', { name: 'Open', exact: true }).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe(PATH)
  await expect.poll(() => headline(page).textContent()).toBe(quick)
  await page.getByRole('img', { name: /bad minutes/ }).waitFor()
  expect(page.complaints).toEqual([])
})

test('an edited effect moves the rank while it is typed; it is saved and undone', async () => {
  const page = await open()
  const before = await rankIn(page)
  const words = await headline(page).textContent()
  await page.getByLabel('Effort, weeks, low').fill('0.5')
  await page.getByLabel('Effort, weeks, likely').fill('0.5')
  await page.getByLabel('Effort, weeks, high').fill('0.5')
  await expect.poll(() => rankIn(page)).toBeLessThan(before)
  await change(page).getByText(`instead of ${before}`).waitFor()
  expect(await ofProject()).toEqual([])

  await change(page).getByRole('button', { name: 'Save' }).click()
  await change(page).getByText('Saved').waitFor()
  expect((await ofProject())[0]).toMatchObject({
    revision: 1,
    value: { changes: { effort: [{ team: 'core-api', low: 0.5, likely: 0.5, high: 0.5 }] } },
  })
  await page.reload()
  await expect.poll(() => rankIn(page)).toBeLessThan(before)

  await page.getByLabel('Effort, weeks, high').fill('1')
  await change(page).getByRole('button', { name: 'Save' }).click()
  await change(page).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => page.getByLabel('Effort, weeks, high').inputValue()).toBe('0.5')
  await page.getByRole('button', { name: 'Go back to the source' }).click()
  await change(page).getByRole('button', { name: 'Save' }).click()
  await change(page).getByText('Saved').waitFor()
  await expect.poll(() => headline(page).textContent()).toBe(words)
  expect(page.complaints).toEqual([])
})

test('what makes no sense is said at its field and cannot be saved', async () => {
  const page = await open()
  await page.getByLabel('Found sooner, low').fill('90%')
  await page.getByText(/write them in order low, likely, high/).waitFor()
  expect(await change(page).getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await change(page).getByRole('button', { name: 'Discard' }).click()
  expect(await page.getByLabel('Found sooner, low').inputValue()).toBe('20%')
  expect(await change(page).count()).toBe(0)
})

test('a narrower scope tells at once what is left of it', async () => {
  const page = await open()
  const effects = page.getByRole('region', { name: 'Effects' })
  await effects.getByText(/^Applies to 17 incidents/).waitFor()
  await page.getByRole('button', { name: 'Edit scope' }).click()
  await page.getByRole('button', { name: 'Remove cause configuration' }).click()
  await expect
    .poll(() =>
      effects
        .getByText(/^Applies to/)
        .first()
        .textContent(),
    )
    .not.toMatch(/17 incidents/)
})

test('every bar opens its rows, and the next incident has a course of its own', async () => {
  const page = await open()
  await page.getByRole('button', { name: /^in scope: .* Open its rows/ }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'What this bar stands on' })
  await dialog.getByText(/of all pain, \d+ rows/).waitFor()
  await dialog.getByRole('button', { name: 'Close' }).click()
  const course = page.getByRole('img', { name: /bad minutes/ })
  const first = await course.getAttribute('aria-label')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect.poll(() => course.getAttribute('aria-label')).not.toBe(first)
  await page.getByRole('button', { name: 'Previous' }).click()
  await expect.poll(() => course.getAttribute('aria-label')).toBe(first)
})

test('two people: the second one to save sees both versions and chooses', async () => {
  const [ann, bob] = [await open(), await open()]
  await bob.getByLabel('Smaller blast radius, high').fill('90%')
  await ann.getByLabel('Effort, weeks, high').fill('12')
  await change(ann).getByRole('button', { name: 'Save' }).click()
  await change(ann).getByText('Saved').waitFor()

  await change(bob).getByRole('button', { name: 'Save' }).click()
  const dialog = bob.getByRole('dialog', { name: 'Somebody else has changed this in the meantime' })
  const row = dialog.getByRole('row').filter({ hasText: 'weeks of' })
  await row.getByText('4, 5, 12').waitFor()
  await row.getByText('4, 5, 8').waitFor()
  await dialog.getByRole('button', { name: 'Save mine over it' }).click()
  await change(bob).getByText('Saved').waitFor()
  // What Bob saved reaches Ann, who has nothing of her own to lose.
  await expect.poll(() => ann.getByLabel('Smaller blast radius, high').inputValue()).toBe('90%')
  expect(await ann.getByLabel('Effort, weeks, high').inputValue()).toBe('8')
  // The browser itself reports the refused save.
  expect(bob.complaints.filter((complaint) => !complaint.includes('409'))).toEqual([])
})

test('has nothing serious for axe, no complaint and no shift', async () => {
  const page = await open()
  await page.getByRole('img', { name: /bad minutes/ }).waitFor()
  await drawn(page)
  expect(await layoutShift(page)).toBeLessThan(0.05)
  await page.getByRole('button', { name: 'Edit scope' }).click()
  await page.getByLabel('Found sooner, low').fill('90%')
  await expectUsable(page)
})
