import { expect, onTestFinished, test } from 'vitest'
import { startUpstream } from '../faults/upstream.ts'
import { browseDemo } from './demo.ts'
import { expectUsable, WIDTHS } from './page.ts'

const demo = browseDemo()

test('the digest is read, switched on, sent where somebody says, and switched off', async () => {
  const received: string[] = []
  const upstream = await startUpstream((request, response) => {
    request.on('data', (chunk: Buffer) => received.push(chunk.toString()))
    request.on('end', () => response.end('ok'))
  })
  onTestFinished(() => upstream.close())
  const page = await demo.open('/settings')
  await page.getByRole('link', { name: 'Digest' }).click()
  const says = page.getByRole('region', { name: 'What it would say now' })
  await says.getByText('# Leverage: what changed since 21 Sep').waitFor()

  await page.getByRole('textbox', { name: 'Address of the webhook' }).fill(`${upstream.url}/T0/B0/secret`)
  await page.getByRole('combobox', { name: 'Lens' }).selectOption({ label: 'Sales' })
  await page.getByRole('button', { name: 'Send it each week' }).click()
  await page.getByText(/^It goes to 127\.0\.0\.1:\d+ by the Sales lens, next on 5 Oct 2026, 07:00 UTC\.$/).waitFor()
  await page.getByRole('button', { name: 'Send it now' }).click()
  await page.getByRole('cell', { name: /^Taken: 127\.0\.0\.1:\d+ answered 200$/ }).waitFor()
  expect(JSON.parse(received.join('')).text).toContain('# Leverage: what changed since 21 Sep')
  expect(JSON.parse(received.join('')).text).toMatch(/sales/i)
  expect(await page.locator('body').innerText()).not.toContain('T0/B0/secret')
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    await expectUsable(page)
  }
  await page.getByRole('button', { name: 'Switch it off' }).click()
  await page.getByRole('textbox', { name: 'Address of the webhook' }).waitFor()
})
