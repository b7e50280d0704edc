import { expect, test } from 'vitest'
import { loadEvidence } from '../../server/usecases/load-evidence.ts'
import { browseDemo } from './demo.ts'
import { drawn, expectAccessible, expectUsable, WIDTHS } from './page.ts'

const demo = browseDemo()
const lost = async () => {
  const { losses } = await loadEvidence(demo.server.context, null)
  return losses.map(({ incident, service, minutes }) => `${incident} ${service} ${minutes}`)
}

test('an outage that two sources tell of is merged by key, counts once, and is split again', async () => {
  const before = await lost()
  const page = await demo.open('/evidence')
  await page.getByRole('link', { name: /outages may be counted more than once$/ }).click()
  const panel = page.getByRole('region', { name: /outages may be counted more than once$/ })
  await panel
    .getByText(/^start .* both on /)
    .first()
    .waitFor()
  await page.keyboard.press('m')
  await panel.getByText('2 incidents merged: they count as one outage.').waitFor()
  expect(await lost()).not.toEqual(before)

  await page.goto(page.url().replace('outages=open', 'flag=merged'))
  await page.locator('[data-row-link]').first().click()
  const drawer = page.getByRole('complementary', { name: /Incident / })
  await drawer.getByText('Two incidents count as this one').waitFor()
  expect(await drawer.getByText(/^Gives title, /).count()).toBe(1)
  await drawer.getByRole('button', { name: 'Split, as they were' }).click()
  await expect.poll(lost).toEqual(before)
  // A person said that they are two: undone, they are one again; and undone as a whole, all is as it was.
  await page.getByText('Split into 2 incidents, as they were.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(lost).not.toEqual(before)
  expect(page.complaints).toEqual([])
})

test('where the drawer lies over the page, it says itself that its outage was split, and takes it back', async () => {
  const before = await lost()
  const page = await demo.open('/evidence?outages=open', { viewport: { width: 390, height: 820 } })
  await page
    .getByRole('button', { name: /^Merge / })
    .first()
    .click()
  await page.getByText('2 incidents merged: they count as one outage.').waitFor()
  const merged = await lost()
  expect(merged).not.toEqual(before)
  await page.goto(page.url().replace('outages=open', 'flag=merged'))
  await page.locator('[data-row-link]').first().click()
  const drawer = page.getByRole('dialog', { name: /Incident / })
  await drawer.getByRole('button', { name: 'Split, as they were' }).click()
  await drawer.getByText('Split into 2 incidents, as they were.').waitFor()
  expect(await lost()).not.toEqual(merged)
  await expectUsable(page)
  await drawer.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(lost).toEqual(merged)
  await drawer.getByText('Two incidents count as this one').waitFor()
})

test('a split of what somebody else has split meanwhile is refused, says why and changes nothing', async () => {
  const page = await demo.open('/evidence?outages=open')
  await page
    .getByRole('button', { name: /^Merge / })
    .first()
    .click()
  await page.getByText('2 incidents merged: they count as one outage.').waitFor()
  await page.goto(page.url().replace('outages=open', 'flag=merged'))
  await page.locator('[data-row-link]').first().click()
  const drawer = page.getByRole('complementary', { name: /Incident / })
  await drawer.getByText('Two incidents count as this one').waitFor()

  const { outages } = demo.server.context.store
  for (const group of (await outages.all()).groups) {
    const before = { groups: [group], apart: [] }
    expect(await outages.regroup({ before, now: group.map((id) => [id]), apart: [] })).toBe(true)
  }
  const apart = await lost()
  await drawer.getByRole('button', { name: 'Split, as they were' }).click()
  await page
    .getByRole('status')
    .filter({ hasText: 'these incidents are grouped otherwise by now; nothing was changed' })
    .waitFor()
  await expectAccessible(page)
  expect(await lost()).toEqual(apart)
  expect((await outages.all()).apart).toEqual([])
})

test.each(WIDTHS)('the list and whose word holds are usable at %i px', async (width) => {
  const page = await demo.open('/evidence?outages=open', { viewport: { width, height: 900 } })
  await page
    .getByText(/^start .* on /)
    .first()
    .waitFor()
  await drawn(page)
  await expectUsable(page)
  await page.getByRole('button', { name: 'Whose word holds' }).click()
  await page
    .getByRole('button', { name: /^Up: believe .* earlier about what it was$/ })
    .first()
    .click()
  await page
    .getByText(/as a person put it/)
    .first()
    .waitFor()
  await expectUsable(page)
  expect(page.complaints).toEqual([])
})
