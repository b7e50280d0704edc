import { afterAll, beforeAll, expect, test } from 'vitest'
import { movesSchema } from '../../../model/contract/moves.ts'
import { instant } from '../../../model/quantity.ts'
import { movesText } from '../../../server/export/moves.ts'
import { compareMoments } from '../../../server/usecases/compare-moments.ts'
import { rankProjects } from '../../../server/usecases/rank-projects.ts'
import { readStanding } from '../../../server/usecases/read-standing.ts'
import { DEMO_DAY, type DemoServer, startDemoServer } from '../../support/demo-server.ts'
import { at, DAY } from '../../support/evidence.ts'
import { setAssumption } from '../../support/set-assumption.ts'

const QUESTION = { asOf: null, lens: null, weights: null, since: null }
let server: DemoServer

beforeAll(async () => {
  server = await startDemoServer()
}, 120_000)
afterAll(() => server.close())

test('places of now are those of the ranking, and of each project that moved the cause is told', async () => {
  const report = await compareMoments(server.context, QUESTION)
  const ranking = await rankProjects(server.context, QUESTION)
  expect(report.since).toBe('2026-09-21T00:00:00.000Z')
  expect(report.kept).toBe(true)
  expect(report.moves.map(({ id, to }) => [id, to?.rank, to?.leverage, to?.above])).toEqual(
    ranking.projects.map(({ id, rank, leverage, aboveLine }) => [id, rank, leverage.mean, aboveLine]),
  )
  const moveOf = (id: string) => report.moves.find((move) => move.id === id)
  expect(moveOf('demo-ledger-shard')).toMatchObject({ crossed: 'down', cause: 'effort' })
  expect(moveOf('demo-ledger-shard')?.words).toBe('Money Movement raised the effort from 7.2 to 10.8 weeks')
  expect(moveOf('demo-certificate-rotation')).toMatchObject({ cause: 'effects', words: 'Its effects were edited' })
})

test('the interface answers the same, to the last digit', async () => {
  const response = await fetch(`${server.address}/api/v1/ranking/moves?since=2026-09-21`)
  expect(movesSchema.parse(await response.json())).toEqual(await compareMoments(server.context, QUESTION))
})

test('its text names day, lens and evidence, and every move with its reason', async () => {
  const report = await compareMoments(server.context, QUESTION)
  const { text, fileName } = movesText(report, 'table')
  expect(fileName).toBe('ranking-2026-09-28-since-2026-09-21-balanced.txt')
  expect(text).toContain(`As of 2026-09-28, since 2026-09-21, lens balanced, evidence ${report.evidenceVersion}.`)
  for (const { from, to, words } of report.moves) if (from?.rank !== to?.rank) expect(text).toContain(words)
})

test('a moment that is not before the ranking is refused', async () => {
  const response = await fetch(`${server.address}/api/v1/ranking/moves?since=2026-09-28`)
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('must be before 28 Sep')
})

test('before the first copy, only incidents, their age and what shipped since can have moved anything, and that is said', async () => {
  const report = await compareMoments(server.context, { ...QUESTION, since: at('2026-06-01T00:00:00Z') })
  expect(report.kept).toBe(false)
  expect(report.note).toContain('No copy of projects, demand and assumptions is as old as 1 Jun')
  const causes = new Set(report.moves.flatMap(({ without }) => without.map(({ part }) => part)))
  expect([...causes].sort()).toEqual(['age', 'candidates', 'incidents'])
  const left = report.moves.filter(({ to }) => to === null).map(({ id }) => id)
  expect(left).toEqual(['demo-wallet-timeouts'])
  const [news] = report.moves.flatMap(({ incidents }) => incidents)
  expect(Date.parse(news?.startedAt ?? '')).toBeGreaterThan(at('2026-05-31T00:00:00Z'))
})

test('a copy is kept a day, only where something changed, and the last one that had ended holds', async () => {
  const { store } = server.context
  const version = await store.evidenceVersion()
  const today = instant(DEMO_DAY - (DEMO_DAY % DAY))
  const keep = async () => store.snapshots.keep(today, JSON.stringify(await readStanding(server.context)))
  await keep()
  await setAssumption(store, 'tierThreshold', 0.8)
  await keep()
  expect(await store.evidenceVersion()).toBe(version + 1)
  expect((await store.snapshots.at(today))?.assumptions.tierThreshold).toBe(0.7)
  expect((await store.snapshots.at(instant(today + DAY)))?.assumptions.tierThreshold).toBe(0.8)
  expect(await store.snapshots.at(instant(today - 91 * DAY))).toBeNull()
  await setAssumption(store, 'tierThreshold', null)
})
