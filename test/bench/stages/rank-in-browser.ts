import type { Browser, Page } from 'playwright-core'
import type { Figure } from '../figure.ts'
import {
  FRAME,
  MEAN_MOVES,
  MOVE_REST,
  PAINT_WAIT,
  PAINTED_MOVES,
  PROJECTS,
  REPORT_MOVES,
  REPORT_WAIT,
} from '../limits.ts'
import { type Weighing, watchPage } from '../page-watch.ts'
import { withServer } from '../server-process.ts'
import { twoPercentiles } from '../timing.ts'

/** Moves in one direction before turning round, so that the slider never reaches its end. */
const ONE_WAY = 15

/**
 * What a person waits for who moves a slider with the arrow keys: the order, the frame that shows it, and the worker's report.
 * Keys that are held, without a pause, and such that are pressed one at a time, whose rows glide.
 */
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
      const single = await move(page, 'report', REPORT_MOVES, MOVE_REST)
      const order = `input event to painted order of ${PROJECTS}`
      const took = (kind: keyof Weighing, weighings: readonly Weighing[]) =>
        weighings.map(({ [kind]: time }) => time ?? 0)
      return [
        ...twoPercentiles(
          'rank-placed',
          `input event to rows in their new order of ${PROJECTS}`,
          took('placed', places),
          FRAME,
        ),
        ...twoPercentiles('rank-painted', `${order}, a key held`, took('painted', paints), PAINT_WAIT),
        ...twoPercentiles('rank-painted-once', `${order}, each by itself`, took('painted', single), PAINT_WAIT),
        ...twoPercentiles('rank-everything', 'whole report, Chromium worker', took('report', single), REPORT_WAIT),
      ]
    } finally {
      await context.close()
    }
  })
}

/**
 * Presses arrow keys, each once the answer to the one before has come and a rest has passed.
 * @returns what was seen of each, the answer at least
 */
async function move(page: Page, kind: keyof Weighing, moves: number, rest = 0): Promise<Weighing[]> {
  const seen: Weighing[] = []
  for (let turn = 0; turn < moves; turn += 1) {
    if (rest > 0) await page.waitForTimeout(rest)
    const before = await page.evaluate(() => window.watch.newestWeighing())
    await page.keyboard.press(Math.floor(turn / ONE_WAY) % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')
    seen.push(
      await page.evaluate(
        async ([answer, sequence]) => {
          await window.watch.answered(answer, sequence)
          const answers = [...window.watch.weighings].filter(
            ([own, weighing]) => own > sequence && weighing[answer] !== null,
          )
          const [, weighing] = answers[0] as (typeof answers)[number]
          return weighing
        },
        [kind, before] as const,
      ),
    )
  }
  return seen
}
