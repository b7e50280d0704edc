import { DIMENSIONS, type PerDimension } from '../../evidence/lens.ts'
import { flipsOverWeight } from '../../ranking/flips.ts'
import { weightFlipSentence } from '../../ranking/flips-words.ts'
import { orderByMean } from '../../ranking/order.ts'
import type { PreparedProject, PreparedRanking } from '../../ranking/prepare.ts'
import type { RankedProject } from '../../ranking/ranked.ts'
import { rankingReport } from '../../ranking/report.ts'
import { reported } from '../../ranking/round.ts'
import { scoreDraws } from '../../ranking/score.ts'
import type { Simulation } from '../../ranking/simulate.ts'
import { chanceToBeat } from '../../ranking/tier.ts'
import { avoidedTogether } from '../../ranking/together.ts'
import { asPain, painPerUnit } from '../../ranking/weights.ts'
import { titlesOf } from '../insight-report.ts'
import { reportedParts } from '../value-parts.ts'
import type { ComparedProject, Comparison } from './comparison.ts'
import { conditionsFor } from './conditions.ts'
import { reachOf, reachOfBoth, sizeOf } from './shared-reach.ts'
import { chanceWords, conditionWords, lensWords, sharedWords, whyWords } from './words.ts'

/** A condition less likely than this is not worth reading. */
const LEAST_CHANCE = 0.01

/**
 * Two projects side by side under one lens: who wins how surely, what differs, what both touch, and what would turn
 * it. Cost: one ranking report, and the draws of the two under each lens.
 * @param simulation of the same prepared ranking
 * @param requestTitles of requests, by id
 * @throws RangeError when one of them does not compete, or both are the same
 */
export function compareProjects(
  prepared: PreparedRanking,
  simulation: Simulation,
  lens: { readonly id: string; readonly weights: PerDimension },
  ids: readonly [string, string],
  requestTitles: ReadonlyMap<string, string>,
): Comparison {
  const report = rankingReport(prepared, simulation, lens)
  const [first, second] = report.projects.filter(({ id }) => ids.includes(id))
  if (!first || !second) throw new RangeError(`${ids.join(' and ')} are not two projects that compete`)
  const pain = painPerUnit(lens.weights, prepared.totals)
  const [leading, trailing] = [competing(prepared, first.id), competing(prepared, second.id)]
  const reaches = [reachOf(leading), reachOf(trailing)] as const
  const compared = (ranked: RankedProject, own: PreparedProject, reach: (typeof reaches)[0]): ComparedProject => {
    const size = sizeOf(prepared, reach, pain)
    return {
      ...ranked,
      reach: { pain: reported(size.pain), incidents: size.incidents },
      parts: reportedParts(prepared, own, lens.weights),
    }
  }
  const chance = beats(prepared, simulation, lens.weights, first.id, second.id)
  const both = sizeOf(prepared, reachOfBoth(...reaches), pain)
  const together = asPain(avoidedTogether(prepared, [leading, trailing]), pain)
  const alone = ({ avoided }: PreparedProject) => asPain(avoided.total, pain)
  const shared = {
    incidents: both.incidents,
    pain: reported(both.pain),
    together: reported(together),
    twice: both.pain > 0 ? reported(Math.max(0, alone(leading) + alone(trailing) - together)) : 0,
  }
  const lenses = prepared.evidence.lenses.map(({ id, title, weights }) => {
    const ranks = new Map(orderByMean(prepared, weights).map((place) => [place.id, place.rank]))
    return {
      id,
      title,
      firstRank: ranks.get(first.id) ?? 0,
      secondRank: ranks.get(second.id) ?? 0,
      chance: reported(beats(prepared, simulation, weights, first.id, second.id)),
    }
  })
  const titles = titlesOf(prepared, requestTitles)
  const conditions = conditionsFor(prepared, leading, trailing, pain, titles).filter(
    (condition) => condition.chance >= LEAST_CHANCE,
  )
  const [one, other] = [compared(first, leading, reaches[0]), compared(second, trailing, reaches[1])]
  return {
    asOf: report.asOf,
    lens: report.lens,
    evidenceVersion: report.evidenceVersion,
    seed: report.seed,
    draws: report.draws,
    tierThreshold: report.tierThreshold,
    first: one,
    second: other,
    chance: reported(chance),
    shared,
    lenses,
    weightFlips: weightFlips(prepared, lens.weights, report.weights, [leading, trailing]),
    conditions,
    words: {
      chance: chanceWords(first.title, second.title, chance, report.tierThreshold),
      why: whyWords(one, other),
      shared: sharedWords(shared),
      lenses: lensWords(second.title, lenses),
      conditions: conditionWords(second.title, conditions.length),
    },
  }
}

function competing({ projects }: PreparedRanking, id: string): PreparedProject {
  const own = projects.find(({ project }) => project.id === id)
  if (!own) throw new RangeError(`no project ${id} competes in this ranking`)
  return own
}

/** Chance that the one beats the other under these weights, ties counting half. */
function beats(
  { projects, totals }: PreparedRanking,
  simulation: Simulation,
  weights: PerDimension,
  one: string,
  other: string,
): number {
  const pain = painPerUnit(weights, totals)
  const leverage = (id: string) => {
    const draws = simulation.projects[projects.findIndex(({ project }) => project.id === id)]
    if (!draws) throw new RangeError(`the simulation has no draws of project ${id}`)
    return scoreDraws(draws, pain).leverage
  }
  return chanceToBeat(leverage(one), leverage(other))
}

/** Where the two trade places as one weight moves: among themselves, so the others need no comparing. */
function weightFlips(
  prepared: PreparedRanking,
  weights: PerDimension,
  inForce: PerDimension,
  pair: readonly PreparedProject[],
): Comparison['weightFlips'] {
  const titles = new Map(pair.map(({ project }) => [project.id, project.title]))
  return DIMENSIONS.flatMap((dimension) =>
    flipsOverWeight({ ...prepared, projects: pair }, weights, dimension).map(({ overtaken, overtaker, at }) => ({
      dimension,
      now: reported(inForce[dimension]),
      at: reported(at),
      words: weightFlipSentence(at, dimension, {
        overtaken: titles.get(overtaken) ?? overtaken,
        overtaker: titles.get(overtaker) ?? overtaker,
      }),
    })),
  )
}
