import { expect, onTestFinished, test } from 'vitest'
import { startCommentsUpstream } from '../faults/upstreams/github-comments.ts'
import { browseDemo } from './demo.ts'
import { expectUsable, WIDTHS } from './page.ts'

const demo = browseDemo()
const TOKEN = 'ghp_canary-of-the-writing-token'

test('comments are off until somebody gives a token; a linked issue then says the rank, and its comment can be let go', async () => {
  const github = await startCommentsUpstream()
  onTestFinished(() => github.close())
  const page = await demo.open('/projects/demo-canary')
  const section = page.getByRole('region', { name: 'Comment on an issue' })
  await section.getByRole('heading', { name: 'No issue is told of its rank' }).waitFor()
  await section.getByRole('textbox', { name: 'Issue of GitHub' }).fill('acme/shop#12')
  await section.getByRole('button', { name: 'Keep a comment on it' }).click()
  await section.getByRole('heading', { name: /acme\/shop#12 waits: comments are switched off/ }).waitFor()
  expect(github.asked).toEqual([])

  await section.getByRole('link', { name: 'Switch comments on' }).click()
  await page.getByRole('heading', { name: 'What an issue is worth, said where it is discussed' }).waitFor()
  await page.getByLabel(/^Token/).fill(TOKEN)
  await page.getByLabel(/^Server/).fill(github.url)
  await page.getByRole('button', { name: 'Switch comments on' }).click()
  await page.getByText(/^Comments are kept on issues of 127\.0\.0\.1:\d+, since 28 Sep 2026: /).waitFor()
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    await expectUsable(page)
  }

  await page.goBack()
  await section.getByRole('heading', { name: /^acme\/shop#12 says its rank, written/ }).waitFor()
  const rank = (await page.getByRole('heading', { level: 1 }).textContent())?.match(/ranks (\d+)/)?.[1]
  expect(github.comments).toHaveLength(1)
  expect(github.comments[0]?.body).toMatch(
    new RegExp(`\\n\\*\\*${rank}(st|nd|rd|th) of \\d+\\*\\* by the Balanced lens`),
  )
  expect(await page.locator('body').innerText()).not.toContain(TOKEN)
  await expectUsable(page)
  await section.getByRole('button', { name: 'Stop keeping it' }).click()
  await section.getByRole('heading', { name: 'No issue is told of its rank' }).waitFor()
  expect(github.comments).toHaveLength(1)
})
