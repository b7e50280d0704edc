import { expect, test } from 'vitest'
import { orderByMean } from '../../../model/ranking/order.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { evidence, exactly, project } from '../../support/evidence.ts'

const MONEY: Readonly<Record<string, number>> = { a: 50_000, b: 80_000, c: 800_000 }
const WEEKS: Readonly<Record<string, number>> = { a: 0.2, b: 0.5, c: 0.5 }

// Money over the largest candidate's money, less the ease: the flaw that worked numbers are given for.
test('a score that normalises by the largest candidate turns A and B round when C comes; leverage does not', () => {
  const normalised = (ids: readonly string[]) => {
    const most = Math.max(...ids.map((id) => MONEY[id] ?? 0))
    const score = (id: string) => (MONEY[id] ?? 0) / most - (WEEKS[id] ?? 0)
    return ids.toSorted((one, other) => score(other) - score(one)).filter((id) => id !== 'c')
  }
  expect(normalised(['a', 'b'])).toEqual(['b', 'a'])
  expect(normalised(['a', 'b', 'c'])).toEqual(['a', 'b'])

  const demand = Object.entries(MONEY).map(([id, atStake]) => ({
    id,
    kind: 'request' as const,
    service: 'api',
    labels: [],
    points: 1,
    atStake,
    chanceOfLoss: exactly(1),
  }))
  const ours = (ids: readonly string[]) =>
    orderByMean(
      prepareRanking(
        evidence({
          demand,
          projects: ids.map((id) =>
            project(id, [{ requests: [id], closing: exactly(1) }], {
              effort: [{ team: 'core', ...exactly(WEEKS[id] ?? 1) }],
            }),
          ),
        }),
      ),
      { reliability: 0, revenue: 1, toil: 0, demand: 0 },
    ).filter(({ id }) => id !== 'c')
  const [alone, among] = [ours(['a', 'b']), ours(['a', 'b', 'c'])]
  expect(among.map(({ id, leverage }) => [id, leverage])).toEqual(alone.map(({ id, leverage }) => [id, leverage]))
})
