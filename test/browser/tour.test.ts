import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { openPage, settled } from './page.ts'

let server: DemoServer

beforeAll(async () => {
  server = await startDemoServer()
})
afterAll(async () => {
  await server?.close()
})

const OFFER = { name: 'Take the tour, six steps' }

const onTour = async () => {
  const page = await openPage(`${server.address}/ranking`)
  await settled(page)
  await page.getByRole('button', OFFER).click()
  return { page, card: page.getByRole('region', { name: 'Guided tour' }) }
}

test('six stops lead over ranking, areas and sources to an end, each marked, and the tour is not offered again', async () => {
  const { page, card } = await onTour()
  const paths: string[] = []
  for (const stop of [1, 2, 3, 4, 5, 6]) {
    await card.getByText(`${stop} of 6`).waitFor()
    await page.locator('[data-toured]').waitFor()
    paths.push(new URL(page.url()).pathname)
    await card.getByRole('button', { name: stop < 6 ? 'Next' : 'Done' }).click()
  }
  expect(paths).toEqual(['/ranking', '/ranking', '/ranking', '/evidence', '/areas', '/sources'])
  await card.waitFor({ state: 'detached' })
  await page.goto(`${server.address}/ranking`)
  await settled(page)
  expect(await page.getByRole('button', OFFER).count()).toBe(0)
  expect(page.complaints).toEqual([])
})

test('it can be skipped at any stop, by button or key', async () => {
  const { page, card } = await onTour()
  await card.getByRole('button', { name: 'Next' }).click()
  await card.getByRole('button', { name: 'Skip the tour' }).click()
  await card.waitFor({ state: 'detached' })
  expect(await page.locator('[data-toured]').count()).toBe(0)
  const { card: other, page: second } = await onTour()
  await other.getByText('1 of 6').waitFor()
  await second.keyboard.press('Escape')
  await other.waitFor({ state: 'detached' })
})
