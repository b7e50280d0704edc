import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { DEFAULT_LENSES, DIMENSIONS, type Lens } from '../../../model/evidence/lens.ts'
import { minutes } from '../../../model/quantity.ts'
import { orderByMean } from '../../../model/ranking/order.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { rankingReport } from '../../../model/ranking/report.ts'
import { simulate } from '../../../model/ranking/simulate.ts'
import { avoidedTogether } from '../../../model/ranking/together.ts'
import {
  AT_THEIR_WORD,
  arbitraryLosses,
  arbitraryProject,
  arbitraryProjects,
  evidence,
  exactly,
  loss,
  PROPERTY,
  project,
} from '../../support/evidence.ts'

const balanced = DEFAULT_LENSES[0] as Lens
const report = (changes: Parameters<typeof evidence>[0]) => {
  const prepared = prepareRanking(evidence(changes))
  return rankingReport(prepared, simulate(prepared), balanced)
}

test('a project that avoids everything has value 1, and leverage is value per week', () => {
  const all = project('all', [{ frequency: exactly(1) }], { effort: [{ team: 'core', low: 2, likely: 2, high: 2 }] })
  const [first] = report({ losses: [loss('a')], projects: [all] }).projects
  expect(first?.value).toEqual({ mean: 1, p10: expect.any(Number), p50: expect.any(Number), p90: expect.any(Number) })
  expect(first?.leverage.mean).toBe(0.5)
})

test('dimensions without loss leave the lens, the others are rescaled, and the report says so', () => {
  const { weights, notes } = report({ losses: [loss('a')], projects: [project('a', [{ frequency: exactly(0.5) }])] })
  expect(weights).toEqual({ reliability: 1, revenue: 0, toil: 0, demand: 0 })
  expect(notes.find((note) => note.code === 'dimension-without-evidence')?.message).toBe(
    'No evidence of revenue, toil, demand: their weights go to the other dimensions.',
  )
})

test('shipped and rejected projects do not compete', () => {
  const effects = [{ frequency: exactly(0.5) }]
  const { projects } = report({
    losses: [loss('a')],
    projects: [
      project('a', effects, { status: 'shipped' }),
      project('b', effects, { status: 'rejected' }),
      project('c', effects),
    ],
  })
  expect(projects.map(({ id }) => id)).toEqual(['c'])
})

test('the closed form is the mean of the draws', () => {
  const assumptions = { ...DEFAULT_ASSUMPTIONS, draws: 4096 }
  fc.assert(
    fc.property(arbitraryLosses, arbitraryProject('p'), (losses, candidate) => {
      const prepared = prepareRanking(evidence({ losses, projects: [candidate], assumptions }))
      const draws = simulate(prepared).projects[0]
      for (const dimension of ['reliability', 'toil'] as const) {
        const closed = prepared.projects[0]?.avoided.total[dimension] ?? 0
        const sample = draws?.[dimension]
        if (!sample) {
          expect(closed).toBe(0)
          continue
        }
        const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length
        const variance = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sample.length
        // Five standard errors: of 200 comparisons none should fall outside by chance.
        expect(Math.abs(mean - closed)).toBeLessThanOrEqual(5 * Math.sqrt(variance / sample.length) + 1e-6 * closed)
      }
    }),
    PROPERTY,
  )
})

test('adding or removing a candidate changes no other value, leverage or interval, nor their order', () => {
  fc.assert(
    fc.property(arbitraryLosses, arbitraryProjects(4), arbitraryProject('added'), (losses, projects, added) => {
      const without = report({ losses, projects }).projects
      const withIt = report({ losses, projects: [added, ...projects] }).projects.filter(({ id }) => id !== 'added')
      expect(
        withIt.map(({ id, value, leverage, effort, avoided }) => ({ id, value, leverage, effort, avoided })),
      ).toEqual(without.map(({ id, value, leverage, effort, avoided }) => ({ id, value, leverage, effort, avoided })))
    }),
    { ...PROPERTY, numRuns: 40 },
  )
})

test('no project avoids more than there is, in expectation and in every draw', () => {
  fc.assert(
    fc.property(arbitraryLosses, arbitraryProjects(3), (losses, projects) => {
      const everything = project('everything', [{ frequency: exactly(1) }])
      const prepared = prepareRanking(evidence({ losses, projects: [everything, ...projects] }))
      const [all, ...others] = simulate(prepared).projects
      prepared.projects.forEach(({ avoided }) => {
        for (const dimension of DIMENSIONS) {
          expect(avoided.total[dimension]).toBeLessThanOrEqual(prepared.totals[dimension] * (1 + 1e-9))
        }
      })
      for (const { reliability } of others) {
        reliability?.forEach((avoided, draw) => {
          expect(avoided).toBeLessThanOrEqual((all?.reliability?.[draw] ?? 0) * (1 + 1e-5))
        })
      }
    }),
    { ...PROPERTY, numRuns: 40 },
  )
})

test('the order is by leverage, and provenance shares add up to one', () => {
  fc.assert(
    fc.property(arbitraryLosses, arbitraryProjects(5), (losses, projects) => {
      const ranked = report({ losses, projects }).projects
      ranked.forEach((place, position) => {
        expect(place.rank).toBe(position + 1)
        expect(place.leverage.mean).toBeLessThanOrEqual(ranked[position - 1]?.leverage.mean ?? Number.POSITIVE_INFINITY)
        expect(place.tier).toBeGreaterThanOrEqual(ranked[position - 1]?.tier ?? 1)
        const { measured, reported, assumed } = place.provenance
        if (place.value.mean > 0) expect(measured + reported + assumed).toBeCloseTo(1, 4)
      })
      const anything = ranked.some(({ value }) => value.mean > 0)
      expect(ranked.reduce((sum, { pFirst }) => sum + pFirst, 0)).toBeLessThanOrEqual(1.0001)
      if (!anything) expect(ranked.every(({ pFirst, pTop }) => pFirst === 0 && pTop === 0)).toBe(true)
    }),
    { ...PROPERTY, numRuns: 40 },
  )
})

test('the same evidence gives the same report, byte for byte, in any order of its rows', () => {
  fc.assert(
    fc.property(arbitraryLosses, arbitraryProjects(3), (losses, projects) => {
      expect(JSON.stringify(report({ losses, projects }))).toBe(JSON.stringify(report({ losses, projects })))
    }),
    { ...PROPERTY, numRuns: 20 },
  )
})

test('equal projects share a tier, and ties are ordered by id', () => {
  const effects = [{ frequency: exactly(0.5) }]
  const effort = [{ team: 'core', low: 1, likely: 1, high: 1 }]
  const { projects } = report({
    losses: [loss('a')],
    projects: [project('b', effects, { effort }), project('a', effects, { effort })],
  })
  expect(projects.map(({ id, tier }) => [id, tier])).toEqual([
    ['a', 1],
    ['b', 1],
  ])
})

test('the cut line is where the next project does not fit', () => {
  const ranked = (capacity: number | null) => {
    const weeks = (id: string, effort: number, share: number) =>
      project(id, [{ frequency: exactly(share) }], {
        effort: [{ team: 'core', low: effort, likely: effort, high: effort }],
      })
    return report({
      assumptions: { ...AT_THEIR_WORD, draws: 512 },
      teams: [{ id: 'core', title: 'Core', capacity }],
      losses: [loss('a')],
      projects: [weeks('a', 2, 0.8), weeks('b', 3, 0.6), weeks('c', 1, 0.1)],
    })
  }
  const fits = ranked(4)
  expect(fits.projects.map(({ id, aboveLine, pAboveLine }) => [id, aboveLine, pAboveLine])).toEqual([
    ['a', true, 1],
    ['b', false, 0],
    ['c', false, 0],
  ])
  expect([fits.capacity, fits.aboveLine?.effort, fits.k]).toEqual([4, 2, 1])
  expect(ranked(null)).toMatchObject({ capacity: null, aboveLine: null, k: 1 })
  expect(ranked(null).projects[0]).toMatchObject({ aboveLine: null, pAboveLine: null })
})

test('the efforts of two teams are independent: together they vary less than one of twice the size', () => {
  const estimate = { low: 1, likely: 2, high: 9 }
  const spread = (effort: readonly { team: string; low: number; likely: number; high: number }[]) => {
    const [{ effort: weeks } = { effort: { p10: 0, p90: 0 } }] = report({
      losses: [loss('a')],
      projects: [project('a', [{ frequency: exactly(0.5) }], { effort })],
    }).projects
    return weeks.p90 - weeks.p10
  }
  const apart = spread([
    { team: 'core', ...estimate },
    { team: 'edge', ...estimate },
  ])
  expect(apart).toBeLessThan(0.85 * spread([{ team: 'core', low: 2, likely: 4, high: 18 }]))
})

test('demand is avoided by closing, at-stake revenue by its chance', () => {
  const closing = project('a', [{ requests: true, closing: exactly(0.5) }])
  const prepared = prepareRanking(
    evidence({
      losses: [loss('a')],
      projects: [closing],
      demand: [
        { id: 'q', kind: 'request', service: 'api', labels: [], points: 4, atStake: 1000, chanceOfLoss: exactly(0.2) },
        { id: 'g', kind: 'issue', service: 'api', labels: [], points: 2, atStake: 0, chanceOfLoss: null },
      ],
    }),
  )
  expect(prepared.totals.revenue).toBeCloseTo(200, 9)
  expect(prepared.totals.demand).toBe(6)
  expect(prepared.projects[0]?.avoided.total).toEqual({
    reliability: 0,
    revenue: expect.closeTo(100, 9),
    toil: 0,
    demand: 2,
  })
  expect(orderByMean(prepared, { reliability: 0, revenue: 0, toil: 0, demand: 1 })[0]?.value).toBeCloseTo(1 / 3, 12)
})

test('two projects on one loss remove together what is worked in model.md, not their sum', () => {
  const effort = [{ team: 'core', low: 1, likely: 1, high: 1 }]
  // Frequency .6 and recovery .75 with a fifth of the time before detection: .6 each, .84 together.
  const { firstTier, projects } = report({
    losses: [loss('a')],
    projects: [
      project('a', [{ frequency: exactly(0.6) }], { effort }),
      project('b', [{ recovery: exactly(0.75) }], { effort }),
    ],
  })
  expect(projects.map(({ value }) => value.mean)).toEqual([0.6, 0.6])
  expect(firstTier).toEqual({ projects: 2, value: 0.84, effort: 2 })
})

test('together never exceeds the loss, nor the sum of what each removes, and one project alone is itself', () => {
  fc.assert(
    fc.property(arbitraryLosses, arbitraryProjects(4), (losses, projects) => {
      const prepared = prepareRanking(evidence({ losses, projects }))
      const together = avoidedTogether(prepared, prepared.projects)
      for (const dimension of DIMENSIONS) {
        const sum = prepared.projects.reduce((total, { avoided }) => total + avoided.total[dimension], 0)
        expect(together[dimension]).toBeLessThanOrEqual(Math.min(sum, prepared.totals[dimension]) * (1 + 1e-9))
        const alone = avoidedTogether(prepared, prepared.projects.slice(0, 1))
        expect(alone[dimension]).toBeCloseTo(prepared.projects[0]?.avoided.total[dimension] ?? 0, 6)
      }
    }),
    PROPERTY,
  )
})

test('burn outside incidents: only frequency and blast radius count, in expectation and in draws', () => {
  const burn = { service: 'api', weeklyMinutes: minutes(10), variance: 4, weeks: 20, lately: [] }
  const effects = [{ background: true, recovery: exactly(1), detection: exactly(1), blastRadius: exactly(0.4) }]
  const prepared = prepareRanking(
    evidence({ background: [burn], projects: [project('a', effects)], assumptions: AT_THEIR_WORD }),
  )
  const year = (10 * 365.25) / 7
  expect(prepared.totals.reliability).toBeCloseTo(year, 9)
  expect(prepared.projects[0]?.avoided.total.reliability).toBeCloseTo(0.4 * year, 9)
  expect(avoidedTogether(prepared, prepared.projects).reliability).toBeCloseTo(0.4 * year, 9)
  expect(prepared.projects[0]?.avoided.byProvenance.measured.reliability).toBeCloseTo(0.4 * year, 9)
  const draws = simulate(prepared).projects[0]?.reliability ?? new Float32Array(1)
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length
  const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length
  expect(mean / (0.4 * year)).toBeCloseTo(1, 2)
  // The mean of 20 weeks with variance 4 around 10 has a relative variance of 4 / (20 x 100).
  expect(variance / mean ** 2 / (4 / 2000)).toBeGreaterThan(0.9)
  expect(variance / mean ** 2 / (4 / 2000)).toBeLessThan(1.1)
})
