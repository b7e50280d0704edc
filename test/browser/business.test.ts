import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { businessReportSchema } from '../../model/contract/business.ts'
import { amount } from '../../model/format.ts'
import { browseDemo } from './demo.ts'
import { expectUsable, layoutShift, WIDTHS } from './page.ts'

const demo = browseDemo()
const BY_HAND = 'in=demo-idempotent-retries,demo-payout-replay'

test('the same plan in money and customers: equal on the page, in the interface and in the file, open to its rows', async () => {
  const page = await demo.open(`/plan?${BY_HAND}`)
  await page.getByRole('link', { name: 'For the business' }).click()
  await page.getByText('My plan of Q4 2026, 2 projects').waitFor()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^JSON/ }).click(),
  ])
  const report = businessReportSchema.parse(JSON.parse(await readFile(await download.path(), 'utf8')))
  expect(report.plan.map(({ id }) => id)).toEqual(['demo-idempotent-retries', 'demo-payout-replay'])
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(report.words.headline)
  for (const words of [report.words.outages, report.words.credits, report.words.atStake])
    expect(await page.getByText(`${words}.`).count()).toBe(1)
  const first = report.accounts[0]
  const row = page.locator('details').filter({ hasText: first?.title ?? '' })
  expect(await row.textContent()).toContain(amount(first?.minutes.lost ?? 0))
  await row.locator('summary').click()
  await row.getByRole('link', { name: 'Payouts' }).click()
  await page.waitForURL('**/evidence?**service=payouts**')
  expect(page.complaints).toEqual([])
})

test.each(WIDTHS)('at %d px: axe finds nothing serious, nothing shifts or runs over the edge', async (width) => {
  const page = await demo.open(`/plan/business?${BY_HAND}`, { viewport: { width, height: 900 } })
  await page.getByRole('heading', { name: /^The plan answers/ }).waitFor()
  expect(await layoutShift(page)).toBeLessThan(0.05)
  await page.locator('details summary').first().click()
  await expectUsable(page)
})
