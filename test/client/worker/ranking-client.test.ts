import { expect, test } from 'vitest'
import type { FromWorker, ToWorker } from '../../../client/worker/protocol.ts'
import { createRankingClient } from '../../../client/worker/ranking-client.ts'
import { DEFAULT_LENSES } from '../../../model/evidence/lens.ts'
import type { Frame, Opening } from '../../../model/ranking/frame.ts'
import type { MeanBasis } from '../../../model/ranking/order.ts'
import { rankingReport } from '../../fixtures/ranking-report.ts'

const frame: Frame = {
  version: 'version',
  asOf: 0,
  lenses: DEFAULT_LENSES,
  teams: [],
  services: [],
  risks: [],
  labels: [],
  projects: [],
  losses: 1,
}
/** One project saves customers' minutes, the other responders' hours. */
const basis: MeanBasis = {
  totals: { reliability: 100, revenue: 0, toil: 10, demand: 0 },
  projects: [
    { project: { id: 'minutes' }, avoided: { total: { reliability: 20, revenue: 0, toil: 0, demand: 0 } }, effort: 2 },
    { project: { id: 'hours' }, avoided: { total: { reliability: 0, revenue: 0, toil: 1, demand: 0 } }, effort: 4 },
  ],
}
const opening: Opening = { frame, report: rankingReport([]) }
const ASKED = { lens: null, weights: null }

/** A page whose worker answers only when told to. */
function page() {
  const sent: ToWorker[] = []
  const worker = new EventTarget() as EventTarget & { postMessage(message: ToWorker): void }
  worker.postMessage = (message) => void sent.push(message)
  const ranking = createRankingClient(() => worker as unknown as Worker)
  const answer = (message: FromWorker) => worker.dispatchEvent(new MessageEvent('message', { data: message }))
  return { ranking, sent, answer }
}

test('opens with what the server computed, and is asked for the same', async () => {
  const { ranking } = page()
  ranking.load(null)
  ranking.open(null, ASKED, Promise.resolve(opening))
  await Promise.resolve()
  expect(ranking.state()).toMatchObject({ frame, report: opening.report, reported: 0, means: null })
  ranking.weigh(null, null)
  expect(ranking.state()).toMatchObject({ report: opening.report, reported: 1 })
})

test('what was asked for before it came is answered by it when it is the same', async () => {
  const { ranking } = page()
  ranking.load(null)
  ranking.weigh(null, null)
  ranking.open(null, ASKED, Promise.resolve(opening))
  await Promise.resolve()
  expect(ranking.state()).toMatchObject({ report: opening.report, reported: 1 })
})

test('is never shown under another lens', async () => {
  const { ranking } = page()
  ranking.load(null)
  ranking.open(null, ASKED, Promise.resolve(opening))
  await Promise.resolve()
  ranking.weigh('sales', null)
  expect(ranking.state()).toMatchObject({ frame, report: null })

  const other = page().ranking
  other.load(null)
  other.weigh('sales', null)
  other.open(null, ASKED, Promise.resolve(opening))
  await Promise.resolve()
  expect(other.state()).toMatchObject({ frame: null, report: null })
})

test('comes too late once the worker has the evidence, or once another day is asked for', async () => {
  const { ranking, answer } = page()
  ranking.load(null)
  answer({ type: 'loaded', frame: { ...frame, version: 'newer' }, basis })
  ranking.open(null, ASKED, Promise.resolve(opening))
  await Promise.resolve()
  expect(ranking.state()).toMatchObject({ frame: { version: 'newer' }, report: null })

  const other = page().ranking
  other.load(null)
  other.open(null, ASKED, Promise.resolve(opening))
  other.load('2026-01-01')
  await Promise.resolve()
  expect(other.state().frame).toBeNull()
})

test('when the server has none, the worker is waited for', async () => {
  const { ranking } = page()
  ranking.load(null)
  ranking.open(null, ASKED, Promise.reject(new Error('the server does not answer')))
  await new Promise((resolve) => setTimeout(resolve))
  expect(ranking.state()).toMatchObject({ frame: null, report: null, trouble: null })
})

test('weights that are in force already are not weighed a second time', () => {
  const { ranking, sent } = page()
  const weights = { reliability: 0.5, revenue: 0.2, toil: 0.2, demand: 0.1 }
  ranking.weigh(null, weights)
  ranking.weigh(null, { ...weights })
  ranking.weigh('sales', weights)
  ranking.weigh('sales', null)
  ranking.weigh(null, weights)
  expect(sent.map((message) => message.type === 'weigh' && [message.lens, message.weights])).toEqual([
    [null, weights],
    ['sales', weights],
    ['sales', null],
    [null, weights],
  ])
})

test('the order follows weights at once, without the worker, and new evidence again', () => {
  const { ranking, answer } = page()
  ranking.load(null)
  ranking.weigh(null, { reliability: 0.5, revenue: 0, toil: 0.5, demand: 0 })
  expect(ranking.state().means).toBeNull()
  answer({ type: 'loaded', frame, basis })
  // 0.5 x 20 / 100 over 2 weeks, and 0.5 x 1 / 10 over 4.
  expect(ranking.state().means?.ranks).toEqual([
    { id: 'minutes', rank: 1, value: 0.1, leverage: 0.05, effort: 2 },
    { id: 'hours', rank: 2, value: 0.05, leverage: 0.0125, effort: 4 },
  ])
  ranking.weigh(null, { reliability: 0, revenue: 0, toil: 1, demand: 0 })
  expect(ranking.state().means).toMatchObject({
    sequence: 2,
    ranks: [{ id: 'hours', leverage: 0.025 }, { id: 'minutes' }],
  })
  answer({ type: 'loaded', frame, basis: { ...basis, projects: basis.projects.slice(0, 1) } })
  expect(ranking.state().means).toMatchObject({ sequence: 2, ranks: [{ id: 'minutes' }] })
})
