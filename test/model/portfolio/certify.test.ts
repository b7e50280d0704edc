import fc from 'fast-check'
import { expect, test } from 'vitest'
import { certify } from '../../../model/portfolio/certify.ts'
import { valueOfSet } from '../../../model/portfolio/joint-value.ts'
import { FREE, IN, OUT, type Problem } from '../../../model/portfolio/problem.ts'
import { readOrder } from '../../../model/portfolio/read-order.ts'
import { enter, relaxationOf } from '../../../model/portfolio/relaxation.ts'
import { keepsRules } from '../../../model/portfolio/rules.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { evenly } from '../../support/evenly.ts'
import { arbitraryInstance } from '../../support/portfolio.ts'

const MOST = 8
/** What is wrong is said at once: to look for the smallest wrong case takes minutes. */
const RUNS = { seed: 20261126, numRuns: 150, endOnFailure: true } as const

/** Every set that keeps the rules, as a decision for each candidate. */
function allowedSets({ candidates, ...problem }: Problem): Int8Array[] {
  return Array.from({ length: 2 ** candidates.length }, (_, bits) =>
    Int8Array.from(candidates, (__, candidate) => ((bits >> candidate) & 1 ? IN : OUT)),
  ).filter((set) => keepsRules({ candidates, ...problem }, membersOf(set)))
}

const membersOf = (set: Int8Array): number[] => [...set.keys()].filter((candidate) => set[candidate] === IN)

/** Whatever the search may look at: decisions, parts and prices, none of which need be any good. */
const arbitraryPlace = fc.record({
  decided: fc.array(fc.boolean(), { minLength: MOST, maxLength: MOST }),
  like: fc.nat(),
  parts: fc.array(evenly(0, 1), { minLength: MOST, maxLength: MOST }),
  prices: fc.array(fc.oneof(fc.constant(0), evenly(0, 3)), {
    minLength: 1,
    maxLength: 9,
  }),
})

test('no set that keeps the rules is worth more than the bound, whatever the parts and prices', () => {
  const seen = { free: 0, decided: 0 }
  fc.assert(
    fc.property(arbitraryInstance(MOST), arbitraryPlace, ({ evidence, order }, { decided, like, parts, prices }) => {
      const read = readOrder(prepareRanking(evidence), order)
      if (!read.ok) return
      const problem = read.value
      const sets = allowedSets(problem)
      const model = sets[like % sets.length] as Int8Array
      const choice = model.map((decision, candidate) => (decided[candidate] ? decision : FREE))
      const relaxation = relaxationOf(problem)
      const price = Float64Array.from(
        relaxation.price,
        (_, row) => (prices[row % prices.length] as number) * relaxation.stiffness,
      )
      enter(
        relaxation,
        choice,
        Float64Array.from(choice, (__, candidate) => parts[candidate] as number),
        price,
      )
      const { bound, reduced } = certify(relaxation)
      for (const set of sets) {
        if (!choice.every((decision, candidate) => decision === FREE || decision === set[candidate])) continue
        const value = valueOfSet(problem.joint, membersOf(set))
        expect(bound).toBeGreaterThanOrEqual(value - 1e-12)
        // Decided against the sign of what it is worth, a candidate takes that much off the bound.
        for (const candidate of choice.keys()) {
          const worth = choice[candidate] === FREE ? (reduced[candidate] as number) : 0
          const isAgainst = worth > 0 ? set[candidate] === OUT : set[candidate] === IN
          if (isAgainst) expect(bound - Math.abs(worth)).toBeGreaterThanOrEqual(value - 1e-12)
        }
      }
      if (choice.includes(FREE)) seen.free += 1
      else seen.decided += 1
    }),
    RUNS,
  )
  expect(seen.free).toBeGreaterThan(50)
})

test('with one candidate free, the bound is the better of the two sets, and the price of what it leaves of each rule', () => {
  fc.assert(
    fc.property(arbitraryInstance(MOST), arbitraryPlace, ({ evidence, order }, { like, prices, parts }) => {
      const read = readOrder(prepareRanking(evidence), order)
      if (!read.ok) return
      const relaxation = relaxationOf(read.value)
      const { rows, stiffness } = relaxation
      const price = rows.most.map((_, row) => (prices[row % prices.length] as number) * stiffness)
      const worthOf = (set: Int8Array): number => {
        const members = membersOf(set)
        const used = new Float64Array(price.length)
        for (const member of members)
          for (let entry = rows.start[member] as number; entry < (rows.start[member + 1] as number); entry += 1)
            used[rows.row[entry] as number] =
              (used[rows.row[entry] as number] as number) + (rows.coefficient[entry] as number)
        const spared = rows.most.map((most, row) => (price[row] as number) * (most - (used[row] as number)))
        return valueOfSet(read.value.joint, members) + spared.reduce((sum, each) => sum + each, 0)
      }
      for (const set of allowedSets(read.value)) {
        const free = like % set.length
        enter(
          relaxation,
          set.with(free, FREE),
          Float64Array.from(set, (_, candidate) => parts[candidate] as number),
          price,
        )
        const best = Math.max(worthOf(set.with(free, IN)), worthOf(set.with(free, OUT)))
        expect(Math.abs(certify(relaxation).bound - best)).toBeLessThanOrEqual(1e-9 * Math.max(1, best))
      }
    }),
    { ...RUNS, numRuns: 40 },
  )
})
