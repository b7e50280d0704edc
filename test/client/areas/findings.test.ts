import { describe, expect, test } from 'vitest'
import { heatStep, heatTop } from '../../../client/charts/heat-map/heat-scale.ts'
import {
  budgetsTitle,
  cellWords,
  headline,
  mapTitle,
  originsTitle,
  outstandingWeek,
  paretoTitle,
  subline,
  togetherTitle,
  weekNote,
  weeksTitle,
} from '../../../client/features/areas/findings.ts'
import { areasView } from '../../../client/features/areas/view.ts'
import { decodeCell, encodeCell } from '../../../client/lib/cell-id.ts'
import type { AreaCell, AreasReport } from '../../../model/contract/areas.ts'
import { areasReport } from '../../../model/insight/areas/report.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { evidence } from '../../support/evidence.ts'

const only = (reliability: number) => ({ reliability, revenue: reliability * 1000, toil: 0 })
const cell = (
  service: string,
  cause: AreaCell['cause'],
  expected: number,
  avoided: number,
  uncovered: number,
): AreaCell => ({
  service,
  cause,
  expected: only(expected),
  avoided: only(avoided),
  uncovered: only(uncovered),
  provenance: { measured: 1, reported: 0, assumed: 0 },
  incidents: 3,
  weekly: [],
  fourWeeks: 0,
})
const week = (start: string, reported: number) => ({
  start: `${start}T00:00:00.000Z`,
  end: `${start}T00:00:00.000Z`,
  minutes: { measured: 0, reported, assumed: 0 },
  largest: { incident: 'i', service: 'ledger', startedAt: `${start}T10:00:00.000Z` },
})
const service = (id: string, title: string, expected: number) => ({
  id,
  title,
  expected: only(expected),
  uncovered: only(0),
  issues: 0,
})

/** 100 customer minutes: 50 in the ledger, 30 in the API, 20 in the web. */
const report: AreasReport = {
  ...areasReport(prepareRanking(evidence()), 'year'),
  expected: only(100),
  avoided: only(30),
  uncovered: only(20),
  candidates: 16,
  services: [service('ledger', 'Ledger', 50), service('api', 'API', 30), service('web', 'Web', 20)],
  cells: [
    cell('ledger', 'database', 50, 25, 0),
    cell('api', 'deploy', 29.95, 5, 0),
    cell('web', 'background', 20, 0, 20),
    cell('api', 'unknown', 0.05, 0, 0.05),
  ],
  weeks: [week('2026-07-06', 2), week('2026-07-13', 12), week('2026-07-20', 3), week('2026-07-27', 3)],
  together: [{ services: ['api', 'ledger'], both: 30, either: 60 }],
  origins: [
    { service: 'api', own: 1, elsewhere: [{ root: 'ledger', minutes: 6.25 }], unknown: 0 },
    { service: 'web', own: 9, elsewhere: [], unknown: 1 },
  ],
}
const view = areasView(report, 'reliability')

test('the headline says who holds a large part, and how much of all has nobody on it', () => {
  expect(headline(view)).toBe('Ledger holds 50% of the expected loss; no project touches 20% of it')
  const even = { ...report, services: ['a', 'b', 'c', 'd', 'e'].map((id) => service(id, id, 20)), uncovered: only(0) }
  expect(headline(areasView(even, 'reliability'))).toBe(
    'Two services hold 40% of the expected loss; a project touches every part of it',
  )
  const many = Array.from({ length: 20 }, (_, position) => service(`s${position}`, `S${position}`, 5))
  expect(headline(areasView({ ...report, services: many }, 'reliability'))).toContain('spread over 20 services')
})

test('cells below the least share are not in the map and are not counted as cells worth a mark', () => {
  expect(view.cells.map(encodeCell)).toEqual(['ledger,database', 'api,deploy', 'web,background'])
  expect(mapTitle(view)).toBe('Three of 3 cells hold 100% of the loss, most of it Ledger, database')
  expect(paretoTitle(view)).toBe('Three of 3 cells hold 80% of the loss')
})

test('causes come by their loss, then what nobody named, then burn outside incidents', () => {
  expect(view.causes.map(({ id }) => id)).toEqual(['database', 'deploy', 'background'])
})

test('a cell says how much, of how much, and who is on it', () => {
  const [ledger, , web] = view.cells
  expect(ledger && cellWords(ledger, view)).toBe(
    '50.0 customer minutes in the year ahead, 50.0% of the total; all 16 candidates together would avoid 50% of it',
  )
  expect(web && cellWords(web, view)).toContain('no project touches it')
})

test('in money the same map counts money', () => {
  const money = areasView({ ...report, currency: 'EUR' }, 'revenue')
  expect(subline(money)).toMatch(/^100k EUR expected in the year ahead, from/)
})

describe('weeks', () => {
  test('one that is three times a usual one is the finding, and is named after what made it', () => {
    expect(outstandingWeek(report)).toBe(1)
    expect(weeksTitle(report)).toBe("The week of 13 Jul holds 60% of 4 weeks' loss")
    expect(weekNote(report, 1, view.titleOf)).toBe('Ledger, 13 Jul')
    expect(weekNote(report, 2, view.titleOf)).toBeNull()
  })

  test('without one, a usual week is', () => {
    const even = { ...report, weeks: [week('2026-07-06', 2), week('2026-07-13', 3), week('2026-07-20', 4)] }
    expect(weeksTitle(even)).toBe('A usual week loses 3.00 customer minutes')
    expect(weeksTitle({ ...report, weeks: [week('2026-07-06', 0)] })).toBe('Nothing was lost in the last 1 weeks')
  })
})

test('the other charts name their finding, or say that there is none', () => {
  expect(togetherTitle(report, view.titleOf)).toBe('API and Ledger fail together in 50% of the minutes')
  expect(togetherTitle({ ...report, together: [] }, view.titleOf)).toBe('No two services failed at the same time')
  expect(originsTitle(report, view.titleOf)).toBe('API lost 6.25 customer minutes to other services')
  expect(originsTitle({ ...report, origins: [] }, view.titleOf)).toMatch(/^No loss is known/)
  const budget = (consumedShare: number) => ({
    id: 'x',
    title: 'x',
    service: 'api',
    objective: 0.999,
    windowDays: 28,
    consumedShare,
    knownShare: 1,
    isMeasured: true,
  })
  expect(budgetsTitle({ asOf: '', budgets: [budget(1.2), budget(0.4)] })).toBe('One of two budgets is spent')
  expect(budgetsTitle({ asOf: '', budgets: [budget(0.2), budget(0.4)] })).toBe('All two budgets hold')
  expect(budgetsTitle({ asOf: '', budgets: [] })).toMatch(/^No objective/)
})

test('a cell survives its address; what is none is no cell', () => {
  expect(decodeCell(encodeCell({ service: 'pay, ments', cause: 'human error' }))).toEqual({
    service: 'pay, ments',
    cause: 'human error',
  })
  for (const text of [undefined, '', 'ledger', 'ledger,sunspots', ',deploy']) expect(decodeCell(text)).toBeNull()
})

test('six colours up to a round top that the largest reaches', () => {
  expect([28.5, 13, 9, 1, 0.03, 0].map(heatTop)).toEqual([20, 10, 5, 1, 0.02, 1])
  expect([0, 0.4, 0.5, 1.5, 3.5, 7, 10, 99].map((value) => heatStep(value, 10))).toEqual([0, 0, 1, 2, 3, 4, 5, 5])
})
