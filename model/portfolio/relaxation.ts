import type { Problem } from './problem.ts'
import { FREE, IN } from './problem.ts'
import { type Rows, rowsOf } from './rows.ts'

/**
 * The choice with parts of projects allowed. Of a term with several free projects, parts x remove
 * weight x (1 - product of left^x): that is concave, and exact where every part is 0 or 1, so its tangents are bounds.
 * Of a term with one free project they remove x times what the project does, which is tighter.
 */
export interface Relaxation {
  readonly problem: Problem
  readonly rows: Rows
  /** -ln of what each part of the joint value leaves. */
  readonly rate: Float64Array
  /** What the finite rate of a project that leaves nothing may hide, share of all the pain. */
  readonly slack: number
  /** Pain per violated mean project: how hard rules are held while prices are sought. */
  readonly stiffness: number

  /** The place below, as it was entered last. */
  readonly choice: Int8Array
  /** Candidates not decided, ascending; the first `free.count`. */
  readonly free: Int32Array
  count: number
  /** What the members remove. */
  settled: number
  /** Pain that members leave of each term. */
  readonly open: Float64Array
  /** Free projects in each term. */
  readonly partners: Int32Array
  /** What each free candidate removes for sure, whatever other free ones do. */
  readonly slope: Float64Array
  /** Pain left of each term by members and parts. */
  readonly level: Float64Array
  /** Part of each candidate, 0 to 1. */
  readonly part: Float64Array
  /** Price of each row, pain per unit. */
  readonly price: Float64Array
  readonly excess: Float64Array
}

/** What a project that leaves nothing is taken to leave: exponents must be finite. */
const LEAST_LEFT = 1e-12

/** The concave relaxation of a problem, its columns ready for ascent. Cost: linear in the terms and rules. */
export function relaxationOf(problem: Problem): Relaxation {
  const { joint, candidates } = problem
  const rows = rowsOf(problem)
  const count = candidates.length
  const terms = joint.weight.length
  const gains = joint.own.map((own, candidate) => {
    let sum = own
    for (let part = joint.start[candidate] as number; part < (joint.start[candidate + 1] as number); part += 1)
      sum += (joint.weight[joint.term[part] as number] as number) * (1 - (joint.left[part] as number))
    return sum
  })
  return {
    problem,
    rows,
    rate: joint.left.map((left) => -Math.log(Math.max(left, LEAST_LEFT))),
    slack: joint.left.some((left) => left < LEAST_LEFT)
      ? LEAST_LEFT * joint.weight.reduce((sum, weight) => sum + weight, 0)
      : 0,
    stiffness: gains.reduce((sum, gain) => sum + gain, 0) / Math.max(1, count),
    choice: new Int8Array(count),
    free: new Int32Array(count),
    count: 0,
    settled: 0,
    open: new Float64Array(terms),
    partners: new Int32Array(terms),
    slope: new Float64Array(count),
    level: new Float64Array(terms),
    part: new Float64Array(count),
    price: new Float64Array(rows.most.length),
    excess: new Float64Array(rows.most.length),
  }
}

/** Goes to a place in the search. @param part and `price` to start from, those of the place above */
export function enter(relaxation: Relaxation, choice: Int8Array, part: Float64Array, price: Float64Array): void {
  const { joint } = relaxation.problem
  const { open, partners, slope } = relaxation
  relaxation.choice.set(choice)
  relaxation.part.set(part)
  relaxation.price.set(price)
  open.set(joint.weight)
  partners.fill(0)
  relaxation.settled = 0
  relaxation.count = 0
  for (let candidate = 0; candidate < choice.length; candidate += 1) {
    const decision = choice[candidate]
    if (decision === FREE) {
      relaxation.free[relaxation.count] = candidate
      relaxation.count += 1
    }
    if (decision === IN) relaxation.settled += joint.own[candidate] as number
    const end = joint.start[candidate + 1] as number
    for (let at = joint.start[candidate] as number; at < end; at += 1) {
      const term = joint.term[at] as number
      if (decision === IN) {
        relaxation.settled += (open[term] as number) * (1 - (joint.left[at] as number))
        open[term] = (open[term] as number) * (joint.left[at] as number)
      } else if (decision === FREE) partners[term] = (partners[term] as number) + 1
    }
  }
  for (let index = 0; index < relaxation.count; index += 1) {
    const candidate = relaxation.free[index] as number
    let sure = joint.own[candidate] as number
    const end = joint.start[candidate + 1] as number
    for (let at = joint.start[candidate] as number; at < end; at += 1) {
      const term = joint.term[at] as number
      if (partners[term] === 1) sure += (open[term] as number) * (1 - (joint.left[at] as number))
    }
    slope[candidate] = sure
  }
}

/** Pain that the parts leave of each term, from the start: multiplying up step by step drifts. */
export function fillLevel({ problem, count, free, part, open, level, rate }: Relaxation): void {
  const { start, term } = problem.joint
  level.fill(0)
  for (let index = 0; index < count; index += 1) {
    const candidate = free[index] as number
    const amount = part[candidate] as number
    if (amount === 0) continue
    const end = start[candidate + 1] as number
    for (let at = start[candidate] as number; at < end; at += 1) {
      level[term[at] as number] = (level[term[at] as number] as number) + (rate[at] as number) * amount
    }
  }
  for (let at = 0; at < level.length; at += 1) level[at] = (open[at] as number) * Math.exp(-(level[at] as number))
}
