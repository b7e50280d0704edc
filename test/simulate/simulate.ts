import { type MeanInterval, meanInterval } from '../../model/numeric/interval.ts'
import { randomStream } from '../../model/random/stream.ts'
import { rankingReport } from '../../model/ranking/report.ts'
import { simulate as simulateFutures } from '../../model/ranking/simulate.ts'
import { inventCandidates } from './candidates.ts'
import { inventCompany } from './company.ts'
import { SCENARIOS, type Scenario } from './distributions.ts'
import { capacityOf, leverageOrder, OTHER_ORDERS, type OtherOrder, otherOrders, prepareCompany } from './orders.ts'
import { doneInOrder, perfectGain, trueGain } from './truth.ts'

export type SimulatedOrder = 'Leverage' | OtherOrder

/** Chances stated against how often they came true. */
export interface Decile {
  readonly stated: number
  readonly came: number
  readonly count: number
}

export interface ScenarioResult {
  readonly scenario: Scenario
  readonly companies: number
  /** Mean share of the perfect plan's gain, and by how much Leverage is better, with the paired 95% interval. */
  readonly orders: readonly {
    readonly order: SimulatedOrder
    readonly share: number
    readonly gain: MeanInterval | null
  }[]
  /** P(among the top k) by tenths of what was stated. */
  readonly top: readonly Decile[]
}

const DRAWS = 512

/** One scenario over so many companies: the same for the same arguments. */
export function simulateScenario(scenario: Scenario, companies: number, from = 0): ScenarioResult {
  const distributions = SCENARIOS[scenario]
  const shares = new Map<SimulatedOrder, number[]>()
  const chances: { stated: number; came: boolean }[] = []
  for (let own = from; own < from + companies; own += 1) {
    const key = [scenario, String(own)]
    const company = inventCompany(key, distributions)
    const candidates = inventCandidates(key, company, distributions)
    const capacity = capacityOf(candidates, distributions)
    const gainOf = trueGain(company, candidates, distributions)
    const prepared = prepareCompany(company, candidates, distributions, DRAWS)
    const orders: Record<SimulatedOrder, number[]> = {
      Leverage: leverageOrder(prepared),
      ...otherOrders(company, candidates, randomStream(20261125, 'random order', ...key)),
    }
    const done = Object.entries(orders).map(
      ([order, ids]) => [order as SimulatedOrder, doneInOrder(ids, candidates, capacity)] as const,
    )
    const perfect = perfectGain(
      gainOf,
      candidates,
      capacity,
      done.map(([, set]) => set),
    )
    for (const [order, set] of done) shares.set(order, [...(shares.get(order) ?? []), gainOf(set) / perfect])

    const report = rankingReport(prepared, simulateFutures(prepared), {
      id: 'minutes',
      weights: { reliability: 1, revenue: 0, toil: 0, demand: 0 },
    })
    const leverage = candidates.map(({ weeks }, at) => gainOf([at]) / weeks)
    const truly = [...leverage.keys()].sort((one, other) => (leverage[other] as number) - (leverage[one] as number))
    const top = new Set(truly.slice(0, report.k).map((at) => candidates[at]?.stated.id))
    for (const { id, pTop } of report.projects) chances.push({ stated: pTop, came: top.has(id) })
  }
  const ours = shares.get('Leverage') ?? []
  return {
    scenario,
    companies,
    orders: (['Leverage', ...OTHER_ORDERS] as const).map((order) => {
      const own = shares.get(order) ?? []
      return {
        order,
        share: own.reduce((sum, share) => sum + share, 0) / own.length,
        gain:
          order === 'Leverage'
            ? null
            : meanInterval(
                own.map((share, at) => (ours[at] as number) - share),
                0.95,
              ),
      }
    }),
    top: deciles(chances),
  }
}

function deciles(chances: readonly { readonly stated: number; readonly came: boolean }[]): Decile[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const own = chances.filter(({ stated }) => Math.min(9, Math.floor(stated * 10)) === tenth)
    const mean = (of: (chance: (typeof own)[number]) => number) =>
      own.length === 0 ? 0 : own.reduce((sum, chance) => sum + of(chance), 0) / own.length
    return { stated: mean(({ stated }) => stated), came: mean(({ came }) => (came ? 1 : 0)), count: own.length }
  })
}
