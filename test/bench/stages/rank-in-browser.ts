import type { Browser, Page } from 'playwright-core'
import type { Figure } from '../figure.ts'
import { FRAME, MEAN_MOVES, PAINT_WAIT, PAINTED_MOVES, PROJECTS, REPORT_MOVES, REPORT_WAIT } from '../limits.ts'
import { type Weighing, watchPage } from '../page-watch.ts'
import { withServer } from '../server-process.ts'
import { twoPercentiles } from '../timing.ts'

/** Moves in one direction before turning round, so that the slider never reaches its end. */
const ONE_WAY = 15

/** What a person waits for who moves a slider with the arrow keys: the order, the frame that shows it, and the worker's report. */
export function rankInBrowserStage(browser: Browser, folder: string): Promise<Figure[]> {
  return withServer(folder, async (address) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    try {
      const page = await context.newPage()
      await page.addInitScript(watchPage)
      await page.goto(address)
      await page.evaluate(() => window.watch.answered('report', 0))
      await page.getByRole('slider', { name: 'Reliability' }).focus()
      const places = await move(page, 'placed', MEAN_MOVES)
      const paints = await move(page, 'painted', PAINTED_MOVES)
      const reports = await move(page, 'report', REPORT_MOVES)
      return [
        ...twoPercentiles('rank-placed', `input event to rows in their new order of ${PROJECTS}`, places, FRAME),
        ...twoPercentiles('rank-painted', `input event to painted order of ${PROJECTS}`, paints, PAINT_WAIT),
        ...twoPercentiles('rank-everything', 'whole report, Chromium worker', reports, REPORT_WAIT),
      ]
    } finally {
      await context.close()
    }
  })
}

/** Presses arrow keys, each once the answer to the one before has come. @returns milliseconds that each answer took */
async function move(page: Page, kind: keyof Weighing, moves: number): Promise<number[]> {
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
          const [, { [answer]: took }] = answers[0] as (typeof answers)[number]
          return took ?? 0
        },
        [kind, before] as const,
      ),
    )
  }
  return times
}
