import { DIMENSIONS, type Lens, type PerDimension, perDimension } from '../evidence/lens.ts'
import { inWords, sentence } from '../format.ts'
import { type Acceptability, acceptability } from './acceptability.ts'
import { countAboveLine, topPlaces, totalCapacity } from './cut-line.ts'
import { type Flip, flipsAmong, flipsOverWeight } from './flips.ts'
import { flipSentence, weightFlipSentence } from './flips-words.ts'
import { orderByMean } from './order.ts'
import { pairwiseChances } from './pairwise.ts'
import type { PreparedProject, PreparedRanking } from './prepare.ts'
import type { LensOrder, Robustness, ShownFlip } from './robustness.ts'
import { reported } from './round.ts'
import { scoreDraws } from './score.ts'
import type { Simulation } from './simulate.ts'
import { tiersOf } from './tier.ts'
import { effectiveWeights, painPerUnit } from './weights.ts'

/**
 * How far the order under a lens can be relied on. Cost: projects squared x (draws / 2 + lenses squared).
 * @param simulation of the same prepared ranking
 * @param mostFlips how many flips of each pair of lenses and of each dimension are shown
 */
export function robustnessReport(
  prepared: PreparedRanking,
  simulation: Simulation,
  lens: { readonly id: string; readonly weights: PerDimension },
  mostFlips: number,
): Robustness {
  const { evidence, projects, totals } = prepared
  const { tierThreshold } = evidence.assumptions
  const positions = new Map(projects.map(({ project }, position) => [project.id, position]))
  const ranked = orderByMean(prepared, lens.weights).map(({ id }) => positions.get(id) as number)
  const pain = painPerUnit(lens.weights, totals)
  const leverage = ranked.map((position) => scoreDraws(drawsAt(simulation, position), pain).leverage)
  const tiers = tiersOf(leverage, tierThreshold)
  const { size, chances } = pairwiseChances(leverage)
  const accepted = acceptability(prepared, simulation, lens)
  const lenses = evidence.lenses.map((each) => lensOrder(prepared, each))
  const shown = flipShower(prepared, lens.weights, mostFlips)
  const lensTitle = (id: string) => evidence.lenses.find((each) => each.id === id)?.title ?? id
  return {
    asOf: new Date(evidence.asOf).toISOString(),
    lens: lens.id,
    evidenceVersion: evidence.version,
    seed: simulation.seed,
    draws: simulation.draws,
    tierThreshold,
    projects: ranked.map((position, place) => {
      const { id, title } = (projects[position] as PreparedProject).project
      return { id, title, rank: place + 1, tier: tiers[place] as number }
    }),
    pairs: Array.from({ length: size }, (_, row) =>
      Array.from(chances.subarray(row * size, (row + 1) * size), reported),
    ),
    acceptability: ranked.map((position) => asReported(accepted[position] as Acceptability)),
    lenses,
    sameFirst: sameFirst(lenses),
    flips: flipsAmong(prepared, evidence.lenses).map(({ from, to, flips }) => ({
      from,
      to,
      ...shown(flips, ({ at }, titles) => flipSentence(at, { ...titles, from: lensTitle(from), to: lensTitle(to) })),
    })),
    weightFlips: DIMENSIONS.map((dimension) => ({
      dimension,
      ...shown(flipsOverWeight(prepared, lens.weights, dimension), ({ at }, titles) =>
        weightFlipSentence(at, dimension, titles),
      ),
    })),
    words: robustnessWords(lenses),
  }
}

const drawsAt = ({ projects }: Simulation, position: number) => {
  const draws = projects[position]
  if (!draws) throw new RangeError(`the simulation has no draws of project ${position}`)
  return draws
}

const asReported = ({ id, ranks, centralWeights, confidence }: Acceptability) => ({
  id,
  ranks: Array.from(ranks, reported),
  centralWeights: centralWeights && perDimension((dimension) => reported(centralWeights[dimension])),
  confidence: confidence === null ? null : reported(confidence),
})

function lensOrder(prepared: PreparedRanking, { id, title, weights }: Lens): LensOrder {
  const order = orderByMean(prepared, weights)
  const { evidence, totals } = prepared
  const capacity = totalCapacity(evidence.teams)
  const inForce = effectiveWeights(weights, totals)
  return {
    id,
    title,
    weights: perDimension((dimension) => reported(inForce[dimension])),
    order: order.map((place) => place.id),
    above: capacity === null ? topPlaces(order.length, evidence.assumptions.topMost) : countAboveLine(order, capacity),
  }
}

/** The most projects, from the top, that every lens has there in some order. */
function sameFirst(lenses: readonly LensOrder[]): number {
  const [first, ...others] = lenses
  if (!first) return 0
  let most = 0
  for (let count = 1; count < first.order.length; count += 1) {
    const top = new Set(first.order.slice(0, count))
    if (others.every(({ order }) => order.slice(0, count).every((id) => top.has(id)))) most = count
  }
  return most
}

function robustnessWords(lenses: readonly LensOrder[]): string {
  const same = sameFirst(lenses)
  const count = inWords(lenses.length)
  const [first] = lenses
  if (lenses.length < 2 || !first) return 'There is one lens, and nothing to compare it with'
  if (lenses.every(({ order }) => order.every((id, at) => id === first.order[at])))
    return `All ${count} lenses give the same order`
  if (same === 0) return `${sentence(count)} lenses, and no two tops alike: the weights decide`
  return `All ${count} lenses put the same ${same === 1 ? 'project' : `${inWords(same)} projects`} first`
}

type FlipTitles = Parameters<typeof weightFlipSentence>[2]

/** Picks which flips are shown: what crosses the cut line under the lens first, then what is nearest its top. */
function flipShower(prepared: PreparedRanking, weights: PerDimension, most: number) {
  const order = lensOrder(prepared, { id: '', title: '', weights })
  const place = new Map(order.order.map((id, at) => [id, at]))
  const titles = new Map(prepared.projects.map(({ project }) => [project.id, project.title]))
  const isAbove = (id: string) => (place.get(id) ?? 0) < order.above
  const crosses = ({ overtaken, overtaker }: Flip) => isAbove(overtaken) !== isAbove(overtaker)
  const nearest = ({ overtaken, overtaker }: Flip) => Math.min(place.get(overtaken) ?? 0, place.get(overtaker) ?? 0)
  return (flips: readonly Flip[], words: (flip: Flip, titles: FlipTitles) => string) => ({
    total: flips.length,
    shown: flips
      .toSorted((one, other) => Number(crosses(other)) - Number(crosses(one)) || nearest(one) - nearest(other))
      .slice(0, most)
      .map((flip): ShownFlip => {
        const { overtaken, overtaker, at } = flip
        const named = { overtaken: titles.get(overtaken) ?? overtaken, overtaker: titles.get(overtaker) ?? overtaker }
        return { overtaken, overtaker, at: reported(at), crossesLine: crosses(flip), words: words(flip, named) }
      }),
  })
}
