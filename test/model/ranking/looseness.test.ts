import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { NO_REDUCTION } from '../../../model/effect/reduction.ts'
import { instant, ratio } from '../../../model/quantity.ts'
import { loosenessOf } from '../../../model/ranking/looseness.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { simulate } from '../../../model/ranking/simulate.ts'
import { AS_OF, AT_THEIR_WORD, DAY, evidence, exactly, loss, project, service } from '../../support/evidence.ts'

const DRAWS = 20_000
const losses = Array.from({ length: 12 }, (_, at) =>
  loss(`i${at}`, { startedAt: instant(AS_OF - (at + 1) * 20 * DAY), labels: at === 3 ? ['peak'] : [] }),
)

/** All incidents of the service in one cell, or each in its own; the one project touches a single incident of it. */
const prepared = (cellsMost: number) =>
  prepareRanking(
    evidence({
      assumptions: { ...AT_THEIR_WORD, draws: DRAWS, cellsMost },
      services: [service('api')],
      losses,
      projects: [
        project('narrow', [{ incidents: ['i3'], frequency: exactly(0.5) }], {
          effort: [{ team: 'core', ...exactly(1) }],
        }),
        project('same', [{ labels: ['peak'], frequency: exactly(0.5) }], { effort: [{ team: 'core', ...exactly(1) }] }),
        project('whole', [{ frequency: exactly(0.5) }], { effort: [{ team: 'core', ...exactly(1) }] }),
      ],
    }),
  )

const relativeVariance = (draws: Float32Array | null | undefined) => {
  if (!draws) throw new Error('there are no draws')
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length
  return draws.reduce((sum, value) => sum + (value / mean - 1) ** 2, 0) / draws.length
}

test('one incident out of a coarse cell is as uncertain as in a cell of its own: (1 + 1/w) exp(drift^2) - 1', () => {
  const coarse = prepared(1)
  expect(coarse.forecast.cells.filter(({ key }) => key.startsWith('incident'))).toHaveLength(1)
  // Eighty days old, with a half-life of 120: w = 2^(-80/120).
  const expected = (1 + 2 ** (80 / 120)) * Math.exp(DEFAULT_ASSUMPTIONS.drift ** 2) - 1
  const narrow = relativeVariance(simulate(coarse).projects[0]?.reliability)
  const fine = relativeVariance(simulate(prepared(2000)).projects[0]?.reliability)
  expect(fine / expected).toBeCloseTo(1, 0.8)
  expect(narrow / expected).toBeCloseTo(1, 0.8)
})

test('whoever touches the same units meets the same futures', () => {
  const [narrow, same] = simulate(prepared(1)).projects
  expect(same?.reliability).toEqual(narrow?.reliability)
})

test('what touches all of a cell, or cells of its own, needs nothing beyond them', () => {
  const variance = (cellsMost: number, at: number) => {
    const { forecast, projects } = prepared(cellsMost)
    const positions = projects[at]?.touches[0]?.positions ?? new Int32Array()
    return loosenessOf(positions, forecast, { ...NO_REDUCTION, frequency: 0.5 }).variance
  }
  expect([variance(2000, 0), variance(2000, 2), variance(1, 2)]).toEqual([0, 0, 0])
  expect(variance(1, 0)).toBeGreaterThan(0)
})

test('who only detects sooner is as uncertain as what took long to detect, which is what it saves of', () => {
  const shares = new Map(losses.map(({ incident }, at) => [incident, ratio(at === 3 ? 0.9 : 0)]))
  const detecting = (cellsMost: number) =>
    prepareRanking(
      evidence({
        assumptions: { ...AT_THEIR_WORD, draws: DRAWS, cellsMost },
        services: [service('api')],
        losses: losses.map((own) => ({ ...own, detectionShare: shares.get(own.incident) ?? null })),
        projects: [project('sooner', [{ incidents: ['i3', 'i4', 'i5', 'i6'], detection: exactly(0.5) }])],
      }),
    )
  const [coarse, fine] = [1, 2000].map((cellsMost) =>
    relativeVariance(simulate(detecting(cellsMost)).projects[0]?.reliability),
  ) as [number, number]
  expect(coarse / fine).toBeCloseTo(1, 0.8)
})
