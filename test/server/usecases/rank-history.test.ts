import { afterAll, beforeAll, expect, test } from 'vitest'
import { rankHistorySchema } from '../../../model/contract/rank-history.ts'
import { instant } from '../../../model/quantity.ts'
import { historyWords } from '../../../model/ranking/rank-history.ts'
import { compareMoments } from '../../../server/usecases/compare-moments.ts'
import { rankProjects } from '../../../server/usecases/rank-projects.ts'
import { readRankHistory } from '../../../server/usecases/read-rank-history.ts'
import { DEMO_DAY, type DemoServer, startDemoServer } from '../../support/demo-server.ts'
import { DAY } from '../../support/evidence.ts'
import { QUESTION } from '../../support/question.ts'

let server: DemoServer

beforeAll(async () => {
  server = await startDemoServer()
}, 120_000)
afterAll(() => server.close())

test('its last point is the ranking to the last digit, and the one before that of the week before', async () => {
  const ranking = await rankProjects(server.context, QUESTION)
  const { moves } = await compareMoments(server.context, { ...QUESTION, since: null })
  for (const { id, rank, leverage, aboveLine } of ranking.projects.slice(0, 3)) {
    const history = await readRankHistory(server.context, { ...QUESTION, project: id })
    expect(history.points.at(-1)?.place).toEqual({ rank, of: ranking.projects.length, above: aboveLine, leverage })
    const from = moves.find((move) => move.id === id)?.from
    const before = history.points.at(-2)?.place
    expect([before?.rank, before?.leverage.mean, before?.above]).toEqual([from?.rank, from?.leverage, from?.above])
  }
}, 240_000)

test('it goes back two months, or as far as it is known what was stated, and says so', async () => {
  const history = await readRankHistory(server.context, { ...QUESTION, project: 'demo-ledger-shard' })
  expect(history.points).toHaveLength(9)
  expect(history.points[0]?.at).toBe('2026-08-03T00:00:00.000Z')
  expect(history.words).toMatch(/^It ranked \d+(st|nd|rd|th) on 3 Aug and ranks \d+(st|nd|rd|th) now$/)
  const early = instant(DEMO_DAY - 80 * DAY)
  const then = await readRankHistory(server.context, { ...QUESTION, asOf: early, project: 'demo-ledger-shard' })
  expect(then.points).toHaveLength(2)
})

test('the interface answers the same, and 404 for a project that is not there', async () => {
  const answer = (id: string) => fetch(`${server.address}/api/v1/projects/${id}/history`)
  expect(rankHistorySchema.parse(await (await answer('demo-ledger-shard')).json())).toEqual(
    await readRankHistory(server.context, { ...QUESTION, project: 'demo-ledger-shard' }),
  )
  expect((await answer('nothing')).status).toBe(404)
})

test('words tell the move, the range, or that there is no history yet', () => {
  const leverage = { mean: 0.01, p10: 0, p50: 0.01, p90: 0.02 }
  const history = (...ranks: readonly (number | null)[]) =>
    historyWords(
      ranks.map((rank, week) => ({
        at: new Date(Date.UTC(2026, 6, 6 + 7 * week)).toISOString(),
        place: rank === null ? null : { rank, of: 20, above: null, leverage },
      })),
    )
  expect(history(14, 12, 9)).toBe('It ranked 14th on 6 Jul and ranks 9th now')
  expect(history(null, 9, 9)).toBe('It has ranked 9th since 13 Jul')
  expect(history(9, 11, 7, 9)).toBe('It ranks 9th as on 6 Jul, and was between 7th and 11th')
  expect(history(9, 8, null)).toBe('It last ranked 8th, on 13 Jul')
  expect(history(null, 4)).toBe('It ranks 4th, and its history begins today')
  expect(history(null)).toBe('It has not competed yet')
})
