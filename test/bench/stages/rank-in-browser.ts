import type { Browser, Page } from 'playwright-core'
import type { Figure } from '../figure.ts'
import { FRAME, MEAN_MOVES, REPORT_MOVES, REPORT_WAIT } from '../limits.ts'
import { watchPage } from '../page-watch.ts'
import { withServer } from '../server-process.ts'
import { twoPercentiles } from '../timing.ts'

/** Moves in one direction before turning round, so that the slider never reaches its end. */
const ONE_WAY = 15
const ANY = /./

/** What a person waits for who moves a slider with the arrow keys: from posting the weights to the worker to its answers. */
export function rankInBrowserStage(browser: Browser, folder: string): Promise<Figure[]> {
  return withServer(folder, async (address) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    try {
      const page = await context.newPage()
      await page.addInitScript(watchPage)
      await page.goto(address)
      await page.evaluate(() => window.watch.answered('report', 0))
      await page
        .getByRole('slider', { name: 'Reliability' })
        .or(page.getByLabel(ANY).locator('input[type=range]'))
        .first()
        .focus()
      const means = await move(page, 'means', MEAN_MOVES)
      const reports = await move(page, 'report', REPORT_MOVES)
      return [
        ...twoPercentiles('rank-mean', 'weigh to means, Chromium worker', means, FRAME),
        ...twoPercentiles('rank-everything', 'weigh to report, Chromium worker', reports, REPORT_WAIT),
      ]
    } finally {
      await context.close()
    }
  })
}

/** Presses arrow keys, each once the answer to the one before has come. @returns milliseconds of each answer */
async function move(page: Page, kind: 'means' | 'report', moves: number): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < moves; turn += 1) {
    const before = await page.evaluate(() => window.watch.newestWeighing())
    await page.keyboard.press(Math.floor(turn / ONE_WAY) % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')
    times.push(
      await page.evaluate(
        async ([answer, sequence]) => {
          await window.watch.answered(answer, sequence)
          const answers = [...window.watch.weighings].filter(
            ([own, weighing]) => own > sequence && weighing[answer] !== null,
          )
          const [, { posted, [answer]: at }] = answers[0] as (typeof answers)[number]
          return (at ?? 0) - posted
        },
        [kind, before] as const,
      ),
    )
  }
  return times
}
