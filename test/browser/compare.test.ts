import { afterAll, beforeAll, expect, test } from 'vitest'
import { percent } from '../../model/format.ts'
import { compareTwoProjects } from '../../server/usecases/compare-projects.ts'
import { groupProjects } from '../../server/usecases/group-projects.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { QUESTION } from '../support/question.ts'
import { expectAccessible, openPage, settled, shownProjects } from './page.ts'

let server: DemoServer

beforeAll(async () => {
  server = await startDemoServer()
})
afterAll(async () => {
  await server?.close()
})

test('two projects picked by keyboard are compared, in words that the server gives too, and the address keeps them', async () => {
  const page = await openPage(`${server.address}/ranking`)
  await settled(page)
  for (const key of ['j', 'c']) await page.keyboard.press(key)
  await page.getByText('pick the other one').waitFor()
  for (const key of ['j', 'j', 'c']) await page.keyboard.press(key)
  await page.waitForURL(/\/ranking\/compare\?/)
  const { searchParams } = new URL(page.url())
  const [one, other] = [searchParams.get('one') ?? '', searchParams.get('other') ?? '']
  const report = await compareTwoProjects(server.context, { ...QUESTION, one, other })
  await page.getByRole('heading', { level: 1, name: report.words.chance }).waitFor()
  for (const finding of [report.words.conditions, report.words.lenses, report.words.shared])
    expect(await page.getByRole('heading', { name: finding }).count()).toBe(1)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: report.words.chance }).waitFor()
  await expectAccessible(page)
  expect(page.complaints).toEqual([])
})

test('grouped by team, each heading tells what its projects remove together', async () => {
  const page = await openPage(`${server.address}/ranking`)
  await settled(page)
  await page.getByRole('button', { name: 'team', exact: true }).click()
  const { groups } = await groupProjects(server.context, { ...QUESTION, by: 'team' })
  for (const { title, value } of groups)
    await page
      .getByRole('row', { name: title })
      .filter({ hasText: `${percent(value)} of all pain` })
      .first()
      .waitFor()
  const members = groups.flatMap(({ projects }) => projects)
  expect(await shownProjects(page)).toHaveLength(members.length)
  expect(page.url()).toContain('group=team')
  await expectAccessible(page)
  expect(page.complaints).toEqual([])
})
