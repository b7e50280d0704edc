import type { Page } from 'playwright-core'

export const estimates = (page: Page) => page.getByRole('region', { name: 'Estimates of several people' })

/** Gives one's weeks, unseen by the others. */
export async function estimate(page: Page, [low, likely, high]: readonly [string, string, string]): Promise<void> {
  await estimates(page).getByRole('button', { name: 'Give your estimates' }).click()
  await page.getByLabel('Effort, weeks, low').fill(low)
  await page.getByLabel('Effort, weeks, likely').fill(likely)
  await page.getByLabel('Effort, weeks, high').fill(high)
  await page.getByRole('button', { name: 'Keep mine, unseen' }).click()
  await page.getByRole('button', { name: 'Look at mine' }).waitFor()
}
