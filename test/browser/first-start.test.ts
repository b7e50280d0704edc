import { expect, test } from 'vitest'
import { DEMO_DAY } from '../support/demo-server.ts'
import { browseDemo } from './demo.ts'
import { expectAccessible, layoutShift } from './page.ts'

const demo = browseDemo()

test('what moved and why stands beside the ranking, with the same places as its rows', async () => {
  const page = await demo.open('/ranking')
  const panel = page.getByRole('region', { name: 'What changed' })
  await panel.getByText('One project crossed the cut since 21 Sep').waitFor()
  await panel.getByText('Money Movement raised the effort from 7.2 to 10.8 weeks; now below the cut').waitFor()
  const row = page.getByRole('row').filter({ hasText: 'Shard the ledger write path' })
  expect(await row.getByTitle('Down 2 since then').count()).toBe(1)
  await page.getByRole('region', { name: 'Where lenses disagree' }).waitFor()
  await expectAccessible(page)
  expect(await layoutShift(page)).toBeLessThan(0.05)
  expect(page.complaints).toEqual([])
})

test('when somebody else edits, an open page follows and keeps place, panel and the slider in hand', async () => {
  const [page, other] = await Promise.all([demo.open('/ranking?project=demo-canary'), demo.open('/ranking')])
  const row = (on: typeof page, title: string) => on.getByRole('row').filter({ hasText: title })
  await Promise.all([page, other].map((each) => row(each, 'Canary deploys').first().waitFor()))
  await page.evaluate(() => window.scrollTo(0, 80))
  const slider = page.getByRole('slider', { name: 'Toil' })
  const box = await slider.boundingBox()
  if (!box) throw new Error('the slider has no place')
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 5 })
  const held = await slider.inputValue()

  const change = { changes: { title: 'Canary releases everywhere' }, told: {} }
  await demo.server.context.store.edits.replace(
    'project',
    [{ id: 'demo-canary', revision: 0, value: change }],
    DEMO_DAY,
  )
  await Promise.all([page, other].map((each) => row(each, 'Canary releases everywhere').first().waitFor()))

  expect(await slider.inputValue()).toBe(held)
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 5 })
  expect(Number(await slider.inputValue())).toBeGreaterThan(Number(held))
  await page.mouse.up()
  expect(await page.evaluate(() => window.scrollY)).toBe(80)
  expect(new URL(page.url()).searchParams.get('project')).toBe('demo-canary')
  expect([...page.complaints, ...other.complaints]).toEqual([])
})

test('the demo is left after asking once more, and three steps lead to real data', async () => {
  const page = await demo.open('/ranking', { colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Use my own data' }).click()
  const dialog = page.getByRole('dialog', { name: 'Use your own data' })
  await dialog.getByRole('button', { name: 'Leave the demo' }).click()
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  expect((await demo.server.context.store.settings.get()).demo).toBe(true)

  await dialog.getByRole('button', { name: 'Leave the demo' }).click()
  await dialog.getByRole('button', { name: 'Take it out' }).click()
  await dialog.getByRole('link', { name: 'Add a source' }).waitFor()
  expect((await demo.server.context.store.settings.get()).demo).toBe(false)
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Add a source' }).click()
  await page.getByRole('dialog', { name: 'Add a source' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/sources')

  await demo.server.context.store.sources.upsert({ id: 'own', type: 'statuspage', title: 'Own status page' })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add data' }).click()
  await dialog.getByRole('listitem').filter({ hasText: 'Done:' }).getByText('A source', { exact: true }).waitFor()
  expect(page.complaints).toEqual([])
})
