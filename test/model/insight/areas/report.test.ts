import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../../model/assumption.ts'
import { expectedTogether } from '../../../../model/effect/expected.ts'
import { savedShare, savedToilShare } from '../../../../model/effect/reduction.ts'
import { unitSelector } from '../../../../model/effect/select.ts'
import type { AreaCell, AreasReport } from '../../../../model/insight/areas/area.ts'
import { areasReport } from '../../../../model/insight/areas/report.ts'
import { minutes, ratio } from '../../../../model/quantity.ts'
import { type PreparedRanking, prepareRanking } from '../../../../model/ranking/prepare.ts'
import {
  arbitraryLosses,
  arbitraryProjects,
  evidence,
  exactly,
  loss,
  PROPERTY,
  project,
  service,
} from '../../../support/evidence.ts'

const assumptions = { ...DEFAULT_ASSUMPTIONS, draws: 16 }
const cellOf = (report: AreasReport, of: string, cause: AreaCell['cause']) => {
  const cell = report.cells.find((candidate) => candidate.service === of && candidate.cause === cause)
  if (!cell) throw new Error(`no cell of ${of}, ${cause}`)
  return cell
}

const losses = [
  loss('a', { service: 'api', cause: 'deploy', minutes: minutes(30) }),
  loss('b', { service: 'web', cause: 'capacity', minutes: minutes(10) }),
]
const company = evidence({
  assumptions,
  services: [service('api', { trafficShare: ratio(0.5) }), service('web', { trafficShare: ratio(0.25) })],
  losses,
})

test('two projects that halve the same incidents leave a quarter, and touch nothing else', () => {
  const half = { causes: ['deploy'] as const, frequency: exactly(0.5) }
  const prepared = prepareRanking({ ...company, projects: [project('one', [half]), project('two', [half])] })
  const report = areasReport(prepared, 'year')
  const deploys = cellOf(report, 'api', 'deploy')
  expect(deploys.avoided.reliability / deploys.expected.reliability).toBeCloseTo(0.75, 5)
  expect(deploys.uncovered).toEqual({ reliability: 0, revenue: 0, toil: 0 })
  const capacity = cellOf(report, 'web', 'capacity')
  expect(capacity.avoided.reliability).toBe(0)
  expect(capacity.uncovered).toEqual(capacity.expected)
  expect(report.candidates).toBe(2)
})

test('burn outside incidents is a cell of its own: its weekly mean for every week ahead, times the share of traffic', () => {
  const burn = {
    service: 'api',
    weeklyMinutes: minutes(8),
    variance: 0,
    weeks: 13,
    lately: [minutes(6), null, minutes(10)],
  }
  const prepared = prepareRanking({ ...company, background: [burn], assumptions: { ...assumptions, trendWeeks: 3 } })
  const quarter = areasReport(prepared, 'quarter')
  const cell = cellOf(quarter, 'api', 'background')
  // 8 minutes a week x 3 weeks x half of the traffic
  expect(cell.expected.reliability).toBeCloseTo(12, 6)
  expect(cell.provenance).toEqual({ measured: 1, reported: 0, assumed: 0 })
  // A week that nobody watched has no loss to show; 6 and 10 service minutes are 3 and 5 of customers.
  expect(cell.weekly).toEqual([3, 0, 5].map((measured) => ({ measured, reported: 0, assumed: 0 })))
  expect(cell.fourWeeks).toBe(16)
})

test('a quarter is 91 of the 365.25 days of the ranking, for every figure that looks ahead', () => {
  const prepared = prepareRanking({ ...company, projects: [project('one', [{ frequency: exactly(0.5) }])] })
  const [year, quarter] = [areasReport(prepared, 'year'), areasReport(prepared, 'quarter')]
  expect(quarter.periodDays).toBe(91)
  for (const [part, whole] of [
    [quarter.expected, year.expected],
    [quarter.avoided, year.avoided],
    [quarter.cells[0]?.expected, year.cells[0]?.expected],
  ])
    expect((part?.reliability ?? 0) / (whole?.reliability ?? 1)).toBeCloseTo(91 / 365.25, 4)
  expect(quarter.minutes.p90 / year.minutes.p90).toBeCloseTo(91 / 365.25, 4)
  expect(quarter.weeks).toEqual(year.weeks)
})

test('open issues count for the service they are about', () => {
  const demand = (id: string, kind: 'issue' | 'request', about: string | null) => ({
    id,
    kind,
    service: about,
    labels: [],
    points: 1,
    atStake: 0,
    chanceOfLoss: null,
  })
  const prepared = prepareRanking({
    ...company,
    demand: [demand('1', 'issue', 'api'), demand('2', 'request', 'api'), demand('3', 'issue', null)],
  })
  const { services } = areasReport(prepared, 'year')
  expect(services.map(({ id, issues }) => [id, issues])).toEqual([
    ['api', 1],
    ['web', 0],
  ])
})

/** By the definition: unit by unit, all effects of all projects that select it. */
function naive({ forecast, projects }: PreparedRanking) {
  const cells = new Map<string, { expected: number; avoided: number; toil: number; uncovered: number }>()
  for (const unit of forecast.units) {
    const key = `${unit.service} ${unit.cause}`
    const cell = cells.get(key) ?? { expected: 0, avoided: 0, toil: 0, uncovered: 0 }
    cells.set(key, cell)
    const effects = projects.flatMap(({ project: { effects } }) =>
      effects.filter((effect) => unitSelector(effect)(unit)),
    )
    const reductions = expectedTogether(effects, forecast.assumptions)
    cell.expected += unit.expected.reliability
    cell.avoided += unit.expected.reliability * savedShare(reductions, unit.detectionShare)
    cell.toil += unit.expected.toil * savedToilShare(reductions)
    if (effects.length === 0) cell.uncovered += unit.expected.reliability
  }
  return cells
}

test('cells are what the definition says, and add up to the totals of the ranking', () => {
  fc.assert(
    fc.property(arbitraryLosses, arbitraryProjects(4), (given, projects) => {
      const prepared = prepareRanking({ ...company, losses: given, projects })
      const report = areasReport(prepared, 'year')
      const wanted = naive(prepared)
      expect(report.cells).toHaveLength(wanted.size)
      for (const cell of report.cells) {
        const own = wanted.get(`${cell.service} ${cell.cause}`)
        expect(cell.expected.reliability).toBeCloseTo(own?.expected ?? -1, 2)
        expect(cell.avoided.reliability).toBeCloseTo(own?.avoided ?? -1, 2)
        expect(cell.avoided.toil).toBeCloseTo(own?.toil ?? -1, 2)
        expect(cell.uncovered.reliability).toBeCloseTo(own?.uncovered ?? -1, 2)
      }
      const sum = report.cells.reduce((total, { expected }) => total + expected.reliability, 0)
      expect(sum).toBeCloseTo(prepared.totals.reliability, 1)
      expect(report.expected.reliability).toBeCloseTo(prepared.totals.reliability, 1)
    }),
    PROPERTY,
  )
})
