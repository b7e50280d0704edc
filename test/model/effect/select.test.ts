import { expect, test } from 'vitest'
import { demandSelector, placeSelector, unitSelector } from '../../../model/effect/select.ts'
import type { Selector } from '../../../model/evidence/project.ts'
import type { ForecastUnit } from '../../../model/forecast/forecast.ts'

const unit = (changes: Partial<ForecastUnit> = {}): ForecastUnit => ({
  kind: 'incident',
  id: 'i1',
  service: 'api',
  root: 'ledger',
  cause: 'deploy',
  severity: 'major',
  labels: ['eu'],
  provenance: 'reported',
  occurrences: 1,
  minutes: 1,
  detectionShare: 0.2,
  expected: { reliability: 1, revenue: 0, toil: 0, demand: 0 },
  source: 0,
  shape: 1,
  cell: 0,
  position: 0,
  ...changes,
})
const prior = unit({ kind: 'prior', id: 'prior/api/deploy', root: null, severity: null, labels: [] })
const risk = unit({ kind: 'risk', id: 'r1', root: 'api', severity: null, labels: [] })

test.each<[string, Selector, boolean, boolean, boolean]>([
  ['an empty selector touches everything', {}, true, true, true],
  ['services felt', { services: ['api', 'web'] }, true, true, true],
  ['another service', { services: ['web'] }, false, false, false],
  ['service and cause must both match', { services: ['api'], causes: ['capacity'] }, false, false, false],
  ['a root service reaches incidents and risks, not the rate', { rootServices: ['ledger'] }, true, false, false],
  ['a severity reaches incidents only', { severities: ['major'] }, true, false, false],
  ['a label reaches incidents only', { labels: ['eu'] }, true, false, false],
  ['listed incidents only', { incidents: ['i1'] }, true, false, false],
  ['a listed risk alone touches no incident', { risks: ['r1'] }, false, false, true],
  ['a service beside a listed risk touches no incident', { services: ['api'], risks: ['r1'] }, false, false, true],
  ['a cause beside a listed risk does', { causes: ['deploy'], risks: ['r2'] }, true, true, false],
  ['background alone touches no incident', { background: true, services: ['api'] }, false, false, false],
  ['issues alone touch no incident', { issues: true }, false, false, false],
])('%s', (_, selector, incident, rate, stated) => {
  const selects = unitSelector(selector)
  expect([selects(unit()), selects(prior), selects(risk)]).toEqual([incident, rate, stated])
})

test('burn outside incidents is touched only where it is named', () => {
  const burn = unit({
    kind: 'background',
    id: 'background/api',
    cause: 'background',
    root: null,
    severity: null,
    labels: [],
  })
  const touches = (selector: Selector) => [unitSelector(selector)(burn), placeSelector(selector)('api', 'background')]
  expect(touches({})).toEqual([false, false])
  expect(touches({ services: ['api'] })).toEqual([false, false])
  expect(touches({ background: true })).toEqual([true, true])
  expect(touches({ background: true, services: ['api'] })).toEqual([true, true])
  expect(touches({ background: true, services: ['web'] })).toEqual([false, false])
})

test('demand is touched by id, or by service and label', () => {
  const issue = { id: 'g1', kind: 'issue', service: 'api', labels: ['reliability'] } as const
  expect(demandSelector({ services: ['api'] })(issue)).toBe(false)
  expect(demandSelector({ issues: true })(issue)).toBe(true)
  expect(demandSelector({ issues: true, services: ['web'] })(issue)).toBe(false)
  expect(demandSelector({ issues: true, labels: ['reliability'] })(issue)).toBe(true)
  expect(demandSelector({ issues: ['g1'] })(issue)).toBe(true)
  expect(demandSelector({ requests: true })(issue)).toBe(false)
})
