import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { type CoveredService, UNMAPPED } from '../../../model/evidence/service.ts'
import { squaredExposure, weightedExposure } from '../../../model/forecast/age.ts'
import { buildForecast } from '../../../model/forecast/build.ts'
import { predictMinutes } from '../../../model/forecast/predict.ts'
import { ratePrior } from '../../../model/forecast/rate.ts'
import { lossWeights, serviceRecords } from '../../../model/forecast/record.ts'
import { regressedLoss, regressionOf } from '../../../model/forecast/regress.ts'
import { ageWeight } from '../../../model/loss/age-weight.ts'
import type { Loss } from '../../../model/loss/loss.ts'
import { days, hours, instant, minutes, ratio } from '../../../model/quantity.ts'
import { AS_OF, arbitraryLosses, DAY, evidence, loss, PROPERTY, service } from '../../support/evidence.ts'

describe('age', () => {
  test('an incident one half-life old counts half', () => {
    expect(ageWeight(days(0), 120)).toBe(1)
    expect(ageWeight(days(120), 120)).toBe(0.5)
    expect(ageWeight(days(240), 120)).toBe(0.25)
  })

  test('exposure is the integral of the weight over covered time', () => {
    const coverage = { from: instant(AS_OF - 730 * DAY), to: instant(AS_OF - 30 * DAY) }
    const sum = (halfLife: number) => {
      let total = 0
      for (let age = 30; age < 730; age += 0.01) total += 0.01 * 2 ** (-(age + 0.005) / halfLife)
      return total
    }
    expect(weightedExposure(coverage, AS_OF, 120)).toBeCloseTo(sum(120), 2)
    expect(squaredExposure(coverage, AS_OF, 120)).toBeCloseTo(sum(60), 2)
    expect(weightedExposure(null, AS_OF, 120)).toBe(0)
  })
})

describe('prior', () => {
  const record = (count: number, exposure: number) => ({
    count,
    exposure,
    squaredExposure: exposure / 2,
    watched: 2 * exposure,
  })

  test('components that never fail do not pull those that do towards nothing', () => {
    const failing = Array.from({ length: 60 }, (_, own) => ({ ...record(2 + (own % 5), 150), watched: 1000 }))
    const silent = Array.from({ length: 2_440 }, () => ({ ...record(0, 150), watched: 1000 }))
    const prior = ratePrior([...failing, ...silent], DEFAULT_ASSUMPTIONS)
    // Mean of those that fail: 4 in 150 days.
    expect(prior.rate).toBeGreaterThan(0.9 * (4 / 150))
    expect(prior.canFail).toBeLessThan(0.01)
    // Two silent ones prove nothing.
    expect(ratePrior([...failing, ...silent.slice(0, 2)], DEFAULT_ASSUMPTIONS).canFail).toBe(1)
    const expected = (count: number, shape: number) => (count + shape) / (150 + prior.exposure)
    const all =
      failing.reduce((sum, { count }) => sum + expected(count, prior.shape), 0) +
      silent.length * expected(0, prior.shape * prior.canFail)
    expect(all).toBeCloseTo(failing.reduce((sum, { count }) => sum + count, 0) / 150, 9)
  })

  test('its mean is all incidents over all exposure', () => {
    expect(ratePrior([record(2, 100), record(4, 200)], DEFAULT_ASSUMPTIONS).rate).toBeCloseTo(0.02, 12)
  })

  test('equal services share all strength, very unequal ones little', () => {
    const equal = ratePrior([record(5, 100), record(5, 100)], DEFAULT_ASSUMPTIONS)
    expect(equal.shape).toBe(DEFAULT_ASSUMPTIONS.priorShapeMost)
    // Rates .4 and 0: mean .2, variance .04 less .2 x 50/100^2 = .001: shape .04/.039.
    const unequal = ratePrior([record(40, 100), record(0, 100)], DEFAULT_ASSUMPTIONS)
    expect(unequal.shape).toBeCloseTo(0.04 / 0.039, 9)
  })

  test('without incidents there is no rate', () => {
    expect(ratePrior([record(0, 100)], DEFAULT_ASSUMPTIONS)).toMatchObject({ rate: 0, exposure: 0 })
  })
})

describe('regression', () => {
  test('a loss is capped, then drawn to the mean by how little the service is known', () => {
    const regression = { cap: 100, mean: 20 }
    expect(regressedLoss(500, 10, regression, DEFAULT_ASSUMPTIONS)).toBe(60)
    expect(regressedLoss(500, 0, regression, DEFAULT_ASSUMPTIONS)).toBe(20)
    expect(regressedLoss(40, 30, regression, DEFAULT_ASSUMPTIONS)).toBeCloseTo(35, 12)
  })

  test('the mean is of capped losses, weighted by age', () => {
    expect(regressionOf([0, 10, 20], [1, 1, 2], { ...DEFAULT_ASSUMPTIONS, capQuantile: 0.75 })).toEqual({
      cap: 15,
      mean: 10,
    })
  })
})

test('one service, one incident: the forecast by hand', () => {
  const forecast = buildForecast(
    evidence({
      services: [service('api')],
      losses: [loss('a', { minutes: minutes(30), startedAt: instant(AS_OF - 120 * DAY) })],
    }),
  )
  // n = .5 over T = 120/ln 2 (1 - 2^(-730/120)) days; one service, so the prior has the same rate and shape 5.
  const exposure = (120 / Math.LN2) * (1 - 2 ** (-730 / 120))
  const rate = 0.5 / exposure
  const perShape = 365.25 / (exposure + 5 / rate)
  const total = forecast.units.reduce((sum, unit) => sum + unit.expected.reliability, 0)
  expect(forecast.units.map((unit) => unit.kind)).toEqual(['incident', 'prior'])
  expect(forecast.units[0]?.occurrences).toBeCloseTo(0.5 * perShape, 9)
  expect(forecast.units[1]?.occurrences).toBeCloseTo(5 * perShape, 9)
  // Both parts expect 30 minutes each time, and the mean of prior and record is the record's own rate.
  expect(total).toBeCloseTo(rate * 365.25 * 30, 6)
})

test('a risk without incidents costs what the CRE sheet says', () => {
  const forecast = buildForecast(
    evidence({
      services: [service('api')],
      risks: [
        {
          id: 'r',
          title: 'Config mishap',
          service: 'api',
          cause: 'configuration',
          timeBetweenFailures: days(120),
          timeToDetect: minutes(30),
          timeToResolve: minutes(120),
          share: ratio(0.2),
          confidence: 'medium',
        },
      ],
    }),
  )
  // Source: Google CRE, "Know thy enemy": 91.3125 bad minutes a year.
  expect(forecast.units.map((unit) => unit.expected.reliability)).toEqual([expect.closeTo(91.3125, 9)])
  expect(forecast.cells[0]?.shape).toBe(4)
})

test('incidents linked to a risk update it and are not counted with their service', () => {
  const risk = {
    id: 'r',
    title: 'Zone outage',
    service: 'api',
    cause: 'hardware' as const,
    timeBetweenFailures: days(365),
    timeToDetect: minutes(5),
    timeToResolve: minutes(40),
    share: ratio(0.5),
    confidence: 'low' as const,
  }
  const linked = [loss('a', { risk: 'r' }), loss('b', { risk: 'r' })]
  const forecast = buildForecast(evidence({ services: [service('api')], risks: [risk], losses: linked }))
  // Shape 1 + 2 over 365 + 730 days.
  expect(forecast.units).toHaveLength(1)
  expect(forecast.units[0]?.occurrences).toBeCloseTo((3 * 365.25) / 1095, 9)
})

test('silence after a source stopped is not counted as reliability', () => {
  const stopped = { from: instant(AS_OF - 730 * DAY), to: instant(AS_OF - 365 * DAY) }
  const losses = [loss('a', { startedAt: instant(AS_OF - 400 * DAY) })]
  const expected = (coverage: typeof stopped) =>
    buildForecast(evidence({ services: [service('api', { coverage })], losses })).units.reduce(
      (sum, unit) => sum + unit.occurrences,
      0,
    )
  expect(expected(stopped)).toBeGreaterThan(3 * expected({ ...stopped, to: AS_OF }))
})

test('a gap is unknown, not quiet: the rate is that of a service nobody had watched then, whatever is known of it', () => {
  const from = instant(AS_OF - 730 * DAY)
  const gap = { from: instant(AS_OF - 365 * DAY), to: AS_OF }
  const told = loss('a', { startedAt: instant(AS_OF - 400 * DAY) })
  const within = loss('b', { startedAt: instant(AS_OF - 100 * DAY) })
  const record = (changes: Partial<CoveredService>, losses: readonly Loss[]) =>
    serviceRecords(
      [service('api', changes)],
      losses,
      lossWeights(losses, AS_OF, DEFAULT_ASSUMPTIONS),
      AS_OF,
      DEFAULT_ASSUMPTIONS,
    ).get('api')
  const watchedUntil = record({ coverage: { from, to: gap.from } }, [told])
  const withGap = record({ coverage: { from, to: AS_OF }, gaps: [gap] }, [told, within])
  expect(withGap?.watched).toBe(365)
  expect(withGap?.count).toBe(watchedUntil?.count)
  expect(withGap?.exposure).toBeCloseTo(watchedUntil?.exposure ?? 0, 9)
  expect(withGap?.squaredExposure).toBeCloseTo(watchedUntil?.squaredExposure ?? 0, 9)
})

test('traffic shares turn service minutes into customer minutes; unmapped incidents have the mean share', () => {
  const services = [
    service('api', { trafficShare: ratio(0.6) }),
    service('web', { trafficShare: ratio(0.2) }),
    service(UNMAPPED),
  ]
  const losses = [loss('a'), loss('b', { service: 'web' }), loss('c', { service: UNMAPPED })]
  const { units } = buildForecast(evidence({ services, losses }))
  const weight = (id: string) => {
    const unit = units.find((candidate) => candidate.id === id)
    return (unit?.expected.reliability ?? 0) / ((unit?.occurrences ?? 1) * (unit?.minutes ?? 1))
  }
  expect([weight('a'), weight('b'), weight('c')]).toEqual([0.6, 0.2, 0.4].map((share) => expect.closeTo(share, 9)))
})

test('prior and record together expect the pooled rate: summed over services they keep all incidents', () => {
  fc.assert(
    fc.property(arbitraryLosses, (losses) => {
      const forecast = buildForecast(evidence({ losses }))
      const pooled = forecast.units.reduce((sum, unit) => sum + unit.occurrences, 0)
      const exposure = [...forecast.records.values()].reduce((sum, record) => sum + record.exposure, 0)
      expect(pooled).toBeCloseTo(forecast.prior.rate * 365.25 * forecast.records.size, 6)
      expect(exposure).toBeGreaterThan(0)
    }),
    PROPERTY,
  )
})

test('incidents are drawn one by one as long as there are few', () => {
  const losses = ['a', 'b', 'c'].map((id) => loss(id))
  expect(buildForecast(evidence({ losses })).cells.filter(({ key }) => key.startsWith('incident'))).toHaveLength(3)
})

test('an outage told twice counts once in rates and means, and keeps its responder hours', () => {
  const twice = loss('told again', { minutes: minutes(0), toil: hours(3), flags: ['overlapped'] })
  const once = buildForecast(evidence({ losses: [loss('a', { toil: hours(1) })] }))
  const both = buildForecast(evidence({ losses: [loss('a', { toil: hours(1) }), twice] }))
  const expected = (forecast: typeof once, dimension: 'reliability' | 'toil') =>
    forecast.units.filter(({ kind }) => kind === 'incident').reduce((sum, unit) => sum + unit.expected[dimension], 0)
  expect(both.prior).toEqual(once.prior)
  expect(both.regression).toEqual(once.regression)
  expect(expected(both, 'reliability')).toBeCloseTo(expected(once, 'reliability'), 12)
  expect(expected(both, 'toil')).toBeCloseTo(4 * expected(once, 'toil'), 12)
})

test('a cell has the relative variance of the incidents in it', () => {
  const losses = [10, 30, 200].map((size, index) => loss(`i${index}`, { minutes: minutes(size) }))
  const assumptions = { ...DEFAULT_ASSUMPTIONS, capQuantile: 1, regression: 0, cellsMost: 1 }
  const { cells, units } = buildForecast(evidence({ services: [service('api')], losses, assumptions }))
  // Gammas of one scale and equal weights w: variance over mean squared is sum l^2 / (w (sum l)^2).
  const weight = 2 ** (-30 / 120)
  expect(units.filter(({ kind }) => kind === 'incident').map(({ minutes: size }) => size)).toEqual([10, 30, 200])
  expect(cells[0]?.shape).toBeCloseTo((weight * 240 ** 2) / (100 + 900 + 40_000), 9)
})

test('coarser cells change no expectation', () => {
  fc.assert(
    fc.property(arbitraryLosses, fc.integer({ min: 1, max: 5 }), (losses, cellsMost) => {
      const total = (most: number) =>
        buildForecast(evidence({ losses, assumptions: { ...DEFAULT_ASSUMPTIONS, cellsMost: most } })).units.reduce(
          (sum, unit) => sum + unit.expected.reliability,
          0,
        )
      expect(total(cellsMost)).toBeCloseTo(total(2000), 6)
    }),
    PROPERTY,
  )
})

test('what may happen has the mean of the uncapped record and a wider spread than the expectation', () => {
  const losses = Array.from({ length: 40 }, (_, index) =>
    loss(`i${index}`, { startedAt: instant(AS_OF - (index + 1) * 9 * DAY), minutes: minutes(10) }),
  )
  const input = evidence({
    services: [service('api')],
    losses,
    assumptions: { ...DEFAULT_ASSUMPTIONS, draws: 20_000 },
  })
  const forecast = buildForecast(input)
  const predicted = predictMinutes(input, forecast)('api')
  const mean = predicted.reduce((sum, value) => sum + value, 0) / predicted.length
  const expected = forecast.units.reduce((sum, unit) => sum + unit.expected.reliability, 0)
  expect(Math.abs(mean / expected - 1)).toBeLessThan(0.03)
  const sorted = predicted.slice().sort()
  expect((sorted[18_000] as number) - (sorted[2_000] as number)).toBeGreaterThan(expected)
})
