import { DEFAULT_ASSUMPTIONS } from '../../model/assumption.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import type { Loss } from '../../model/loss/loss.ts'
import { growingSet } from '../../model/portfolio/joint-value.ts'
import { readOrder } from '../../model/portfolio/read-order.ts'
import { search } from '../../model/portfolio/search.ts'
import { instant } from '../../model/quantity.ts'
import type { Random } from '../../model/random/stream.ts'
import { type PreparedRanking, prepareRanking } from '../../model/ranking/prepare.ts'
import { AS_OF, DAY, evidence, service } from '../support/evidence.ts'
import { stepBudget } from '../support/portfolio.ts'
import type { Candidate } from './candidates.ts'
import { CAUSES, type Company, nameOf } from './company.ts'
import type { Distributions } from './distributions.ts'

/** Only lost minutes count here, as they do in the truth. */
const WEIGHTS = { reliability: 1, revenue: 0, toil: 0, demand: 0 }
const SEARCH_STEPS = 2_000

/** What Leverage is told of a company. */
export function prepareCompany(
  company: Company,
  candidates: readonly Candidate[],
  distributions: Distributions,
  draws: number,
): PreparedRanking {
  const coverage = { from: instant(AS_OF - distributions.company.historyDays * DAY), to: AS_OF }
  const ids = Array.from({ length: company.services }, (_, own) => nameOf(own))
  const all = company.losses.some((loss) => loss.service === UNMAPPED) ? [...ids, UNMAPPED] : ids
  return prepareRanking(
    evidence({
      services: all.map((id) => service(id, { coverage })),
      losses: company.losses,
      projects: candidates.map(({ stated }) => stated),
      teams: [{ id: 'core', title: 'Core', capacity: capacityOf(candidates, distributions) }],
      assumptions: { ...DEFAULT_ASSUMPTIONS, draws },
    }),
  )
}

export const capacityOf = (candidates: readonly Candidate[], { company }: Distributions): number =>
  company.capacity * candidates.reduce((sum, { weeks }) => sum + weeks, 0)

/** The plan's members by what each adds per week to those before it, then the rest in the same way. */
export function leverageOrder(prepared: PreparedRanking): number[] {
  const problem = readOrder(prepared, { weights: WEIGHTS })
  if (!problem.ok) throw new Error(`refused: ${JSON.stringify(problem.error)}`)
  const { members } = search(problem.value, stepBudget(SEARCH_STEPS), [])
  const set = growingSet(problem.value.joint)
  const order: number[] = []
  const take = (from: readonly number[]) => {
    const left = new Set(from)
    while (left.size > 0) {
      const density = (candidate: number) => set.gain(candidate) / (problem.value.candidates[candidate]?.effort ?? 1)
      const best = [...left].reduce((one, other) => (density(other) > density(one) ? other : one))
      set.add(best)
      order.push(best)
      left.delete(best)
    }
  }
  take(members)
  take([...problem.value.candidates.keys()].filter((candidate) => !members.includes(candidate)))
  return order
}

export const OTHER_ORDERS = ['RICE', 'WSJF', 'CRE sheet', 'count', 'last year', 'last quarter', 'random'] as const
export type OtherOrder = (typeof OTHER_ORDERS)[number]

/** The orders that people make without Leverage, all told the same effects and efforts. */
export function otherOrders(
  company: Company,
  candidates: readonly Candidate[],
  random: Random,
): Record<OtherOrder, number[]> {
  const touched = candidates.map((candidate) => company.losses.filter((loss) => isTouched(candidate, loss)))
  const within = (own: readonly Loss[], ageDays: number) =>
    own.filter(({ startedAt }) => startedAt > AS_OF - ageDays * DAY)
  const minutesOf = (own: readonly Loss[]) => own.reduce((sum, { minutes }) => sum + minutes, 0)
  const perWeek = (of: (own: readonly Loss[]) => number) =>
    candidates.map(({ statedSaving, statedWeeks }, at) => (of(touched[at] as Loss[]) * statedSaving) / statedWeeks)
  const points = (of: (candidate: Candidate, at: number) => number) => relativePoints(candidates.map(of))
  const value = points(({ reach, statedSaving }) => reach * statedSaving)
  const urgency = points((_, at) => minutesOf(within(touched[at] as Loss[], 91)))
  const relief = points((_, at) => (touched[at] as Loss[]).length)
  const size = points(({ statedWeeks }) => statedWeeks)
  return {
    RICE: descending(
      candidates.map(
        ({ reach, statedSaving, statedWeeks }, at) =>
          (reach * impactOf(statedSaving) * ((touched[at] as Loss[]).length < 3 ? 0.5 : 0.8)) / statedWeeks,
      ),
    ),
    WSJF: descending(
      candidates.map(
        (_, at) => ((value[at] as number) + (urgency[at] as number) + (relief[at] as number)) / (size[at] as number),
      ),
    ),
    // Its rows are filled from the whole record: time between failures, mean duration, mean share.
    'CRE sheet': descending(perWeek(minutesOf)),
    count: descending(perWeek((own) => within(own, 365).length)),
    'last year': descending(perWeek((own) => minutesOf(within(own, 365)))),
    'last quarter': descending(perWeek((own) => minutesOf(within(own, 91)))),
    random: descending(candidates.map(() => random())),
  }
}

const isTouched = ({ services, causes }: Candidate, { service, cause }: Loss): boolean =>
  services.some((own) => nameOf(own) === service) &&
  (causes.length === CAUSES.length || causes.some((own) => CAUSES[own] === cause))

/** Intercom's scale of impact: massive 3, high 2, medium 1, low .5, minimal .25. */
function impactOf(saving: number): number {
  if (saving >= 0.55) return 3
  if (saving >= 0.35) return 2
  if (saving >= 0.2) return 1
  return saving >= 0.1 ? 0.5 : 0.25
}

const FIBONACCI = [1, 2, 3, 5, 8, 13, 20]

/** SAFe's relative points: the largest gets 20, the others the nearest Fibonacci number in proportion. */
function relativePoints(values: readonly number[]): number[] {
  const most = Math.max(...values)
  return values.map((value) => {
    const wanted = most > 0 ? (20 * value) / most : 1
    return FIBONACCI.reduce((best, point) => (Math.abs(point - wanted) < Math.abs(best - wanted) ? point : best))
  })
}

const descending = (scores: readonly number[]): number[] =>
  [...scores.keys()].sort((one, other) => (scores[other] as number) - (scores[one] as number) || one - other)
