import { expect, test } from 'vitest'
import { browseDemo } from './demo.ts'
import { expectUsable } from './page.ts'

const demo = browseDemo()
const PROJECT = '/projects/demo-restore-drills'

test('what is said of a project is on every open page at once, reworded and removed, and its history stands beside it', async () => {
  const page = await demo.open(PROJECT)
  await page.getByRole('heading', { name: /^It (has )?rank/ }).waitFor()
  expect(
    await page
      .getByRole('list', { name: /^It (has )?rank/ })
      .getByRole('listitem')
      .count(),
  ).toBe(9)
  const other = await demo.open(PROJECT)
  await other.getByRole('heading', { name: 'Nobody has commented yet' }).waitFor()

  await page.getByRole('textbox', { name: 'Say something of this project' }).fill('Tried in *June*: <b>4 h</b>')
  await page.keyboard.press('Control+Enter')
  const heard = other.getByRole('region', { name: 'Comments' }).getByRole('listitem')
  await heard.getByText('Tried in *June*: <b>4 h</b>').waitFor()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'What the comment says' }).fill('Tried in July')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await heard.getByText('Tried in July').waitFor()
  await heard.getByText('edited', { exact: false }).waitFor()
  await expectUsable(other)
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByRole('button', { name: 'Yes, remove' }).click()
  await heard.waitFor({ state: 'detached' })
  expect(page.complaints).toEqual([])
})
