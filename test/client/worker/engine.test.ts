import { expect, test } from 'vitest'
import { createEngine, type RankingModel } from '../../../client/worker/engine.ts'
import type { FromWorker } from '../../../client/worker/protocol.ts'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { DEFAULT_LENSES, type PerDimension } from '../../../model/evidence/lens.ts'
import { areasReport } from '../../../model/insight/areas/report.ts'
import { instant } from '../../../model/quantity.ts'
import type { Evidence } from '../../../model/ranking/evidence.ts'
import { groupGains } from '../../../model/ranking/groups.ts'
import type { MeanBasis } from '../../../model/ranking/order.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { rankingReport } from '../../fixtures/ranking-report.ts'

const evidence: Evidence = {
  version: 'version',
  asOf: instant(0),
  currency: null,
  assumptions: DEFAULT_ASSUMPTIONS,
  services: [],
  teams: [],
  losses: [],
  background: [],
  risks: [],
  demand: [],
  projects: [],
  rice: [],
  lenses: DEFAULT_LENSES,
  notes: [],
}

const BASIS: MeanBasis = { totals: { reliability: 1, revenue: 0, toil: 0, demand: 0 }, projects: [] }

/** An engine whose time only passes when told to. */
function bench(fetchEvidence: () => Promise<Evidence> = async () => evidence) {
  const posted: FromWorker[] = []
  const steps: { step: () => void; at: number }[] = []
  let clock = 0
  let simulations = 0
  const model: RankingModel<Evidence, number> = {
    prepare: (given) => given,
    meanBasis: () => BASIS,
    simulate: () => {
      simulations += 1
      return simulations
    },
    areas: (_prepared, period) => areasReport(prepareRanking(evidence), period),
    groups: (_prepared, lens, by) => groupGains(prepareRanking(evidence), lens, by),
    examine: () => null,
    redraw: (prepared, simulation) => ({ prepared, simulation }),
    report: (_prepared, _simulation, lens) => rankingReport([], { lens: lens.id }),
  }
  const send = createEngine(model, {
    fetchEvidence,
    post: (message) => posted.push(message),
    now: () => clock,
    later: (step, milliseconds) => steps.push({ step, at: clock + milliseconds }),
  })
  const pass = async (milliseconds: number) => {
    await Promise.resolve().then(() => undefined)
    const end = clock + milliseconds
    for (;;) {
      const due = steps.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0]
      if (!due) break
      steps.splice(steps.indexOf(due), 1)
      clock = Math.max(clock, due.at)
      due.step()
    }
    clock = end
  }
  return { send, pass, posted, types: () => posted.map(({ type }) => type), simulations: () => simulations }
}

test('what means stand on comes first, then the report, in the first lens when none is named', async () => {
  const { send, pass, posted } = bench()
  send({ type: 'load', asOf: null })
  send({ type: 'weigh', sequence: 1, lens: null, weights: null })
  await pass(0)
  await pass(10)
  expect(posted).toMatchObject([
    { type: 'loaded', frame: { version: 'version' }, basis: BASIS },
    { type: 'report', sequence: 1, report: { lens: 'balanced' } },
  ])
})

test('while weights move there is no report; one of the newest follows and one simulation serves all', async () => {
  const { send, pass, posted, simulations } = bench()
  send({ type: 'load', asOf: null })
  send({ type: 'weigh', sequence: 1, lens: 'sales', weights: null })
  await pass(0)
  await pass(10)
  posted.length = 0
  const weights = (toil: number): PerDimension => ({ reliability: 1 - toil, revenue: 0, toil, demand: 0 })
  for (let sequence = 2; sequence < 12; sequence += 1) {
    send({ type: 'weigh', sequence, lens: 'sales', weights: weights(sequence / 100) })
    send({ type: 'weigh', sequence: sequence + 100, lens: 'sales', weights: weights(sequence / 50) })
    await pass(16)
  }
  expect(posted).toEqual([])
  await pass(1_000)
  expect(posted).toMatchObject([{ type: 'report', sequence: 111, report: { lens: 'custom' } }])
  expect(simulations()).toBe(1)
})

test('new evidence is ranked again without being asked', async () => {
  const { send, pass, posted, types, simulations } = bench()
  send({ type: 'load', asOf: null })
  send({ type: 'weigh', sequence: 1, lens: null, weights: null })
  await pass(0)
  await pass(10)
  posted.length = 0
  send({ type: 'load', asOf: '2026-01-01' })
  await pass(0)
  await pass(10)
  expect(types()).toEqual(['loaded', 'report'])
  expect(simulations()).toBe(2)
})

test('an evidence that cannot be had is told in words', async () => {
  const { send, pass, posted } = bench(() => Promise.reject(new Error('no such thing')))
  send({ type: 'load', asOf: null })
  await pass(0)
  await pass(0)
  expect(posted).toEqual([
    { type: 'failed', trouble: { title: 'Something went wrong in the browser', detail: 'no such thing', again: true } },
  ])
})

test('a question is answered at once, its draft drawn once typing rests, and again when weights move', async () => {
  const { send, pass, posted, types, simulations } = bench()
  send({ type: 'load', asOf: null })
  send({ type: 'weigh', sequence: 1, lens: null, weights: null })
  await pass(0)
  await pass(10)
  posted.length = 0
  const draft = {
    id: 'a',
    title: 'A',
    description: null,
    status: 'candidate',
    url: null,
    effort: [{ team: 'core', low: 1, likely: 2, high: 3 }],
    effects: [],
    dependsOn: [],
  } as const
  for (let sequence = 2; sequence < 7; sequence += 1) {
    send({ type: 'examine', question: { sequence, id: 'a', draft } })
    await pass(16)
  }
  expect(types()).toEqual(Array.from({ length: 5 }, () => 'examined'))
  await pass(1_000)
  expect(posted.slice(5)).toMatchObject([{ type: 'drafted', sequence: 6 }])
  posted.length = 0
  send({ type: 'weigh', sequence: 7, lens: 'sales', weights: null })
  await pass(1_000)
  expect(types().sort()).toEqual(['drafted', 'examined', 'report'])
  expect(simulations()).toBe(1)
})

test('subtotals come when they are asked for, and again with each report, until they are asked for no more', async () => {
  const { send, pass, posted, types } = bench()
  send({ type: 'load', asOf: null })
  send({ type: 'weigh', sequence: 1, lens: 'sales', weights: null })
  await pass(0)
  await pass(10)
  posted.length = 0
  send({ type: 'group', by: 'team' })
  await pass(0)
  expect(posted).toMatchObject([{ type: 'grouped', groups: { by: 'team', lens: 'sales' } }])
  send({ type: 'weigh', sequence: 2, lens: null, weights: null })
  await pass(1_000)
  expect(types()).toEqual(['grouped', 'grouped', 'report'])
  send({ type: 'group', by: null })
  send({ type: 'weigh', sequence: 3, lens: null, weights: null })
  await pass(1_000)
  expect(types().slice(3)).toEqual(['report'])
})
