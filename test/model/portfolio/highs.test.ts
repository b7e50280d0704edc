import fc from 'fast-check'
import highsModule from 'highs'
import { expect, test } from 'vitest'
import type { Project } from '../../../model/evidence/project.ts'
import { isOptimal, search } from '../../../model/portfolio/search.ts'
import { exactly, project } from '../../support/evidence.ts'
import { PATIENT, problemOf, riskEvidence, team } from '../../support/portfolio.ts'

/** Where every project touches evidence of its own, values add up, and a mixed-integer solver finds the optimum too. */

// Its types describe the CommonJS build, in which the function is a property; the module that Node loads is the function.
const highs = await (highsModule as unknown as typeof highsModule.default)()
const TEAMS = ['core', 'edge', 'data', 'web']
const quarters = fc.integer({ min: 1, max: 32 }).map((count) => count / 4)

const additive = fc.integer({ min: 2, max: 40 }).chain((count) => {
  const position = fc.integer({ min: 0, max: count - 1 })
  const each = <Made>(arbitrary: (number: number) => fc.Arbitrary<Made>) =>
    fc.tuple(...Array.from({ length: count }, (_, number) => arbitrary(number)))
  return fc.record({
    minutes: each(() => fc.integer({ min: 1, max: 5_000 })),
    efforts: each(() =>
      fc.uniqueArray(fc.tuple(fc.constantFrom(...TEAMS), quarters), {
        minLength: 1,
        maxLength: 3,
        selector: ([name]) => name,
      }),
    ),
    needs: each((number) =>
      number === 0
        ? fc.constant<number[]>([])
        : fc.oneof(
            { weight: 2, arbitrary: fc.constant<number[]>([]) },
            { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: number - 1 }), { maxLength: 2 }) },
          ),
    ),
    exclusions: fc.array(
      fc.tuple(position, position).filter(([one, other]) => one !== other),
      { maxLength: 6 },
    ),
    capacities: fc.tuple(...TEAMS.map(() => fc.integer({ min: 0, max: 120 }).map((count) => count / 4))),
  })
})
type Additive = typeof additive extends fc.Arbitrary<infer Made> ? Made : never

const nameOf = (number: number): string => `p${String(number).padStart(2, '0')}`

function problem({ minutes, efforts, needs, exclusions, capacities }: Additive) {
  const projects = minutes.map(
    (_, number): Project =>
      project(nameOf(number), [{ risks: [nameOf(number)], frequency: exactly(1) }], {
        effort: (efforts[number] ?? []).map(([name, weeks]) => ({ team: name, ...exactly(weeks) })),
        dependsOn: (needs[number] ?? []).map(nameOf),
      }),
  )
  const yearly = Object.fromEntries(minutes.map((own, number) => [nameOf(number), own]))
  const teams = TEAMS.map((name, at) => team(name, capacities[at] as number))
  return problemOf(riskEvidence(yearly, projects, teams), {
    exclusions: exclusions.map(([one, other]): [string, string] => [nameOf(one), nameOf(other)]),
  })
}

/** The most minutes, as HiGHS finds them. */
function mostMinutes({ minutes, efforts, needs, exclusions, capacities }: Additive): number {
  const sum = (weights: readonly number[]) =>
    weights.flatMap((weight, number) => (weight === 0 ? [] : [`+ ${weight} ${nameOf(number)}`])).join(' ')
  const rules = [
    ...TEAMS.flatMap((name, at) => {
      const weeks = sum(efforts.map((own) => own.find(([team]) => team === name)?.[1] ?? 0))
      return weeks === '' ? [] : [`${weeks} <= ${capacities[at]}`]
    }),
    ...needs.flatMap((own, number) => [...new Set(own)].map((need) => `${nameOf(number)} - ${nameOf(need)} <= 0`)),
    ...exclusions.map(([one, other]) => `${nameOf(one)} + ${nameOf(other)} <= 1`),
  ]
  const model = `Maximize\n value: ${sum(minutes)}\nSubject To\n${rules.map((rule, at) => ` r${at}: ${rule}\n`).join('')}Binaries\n ${minutes.map((_, number) => nameOf(number)).join(' ')}\nEnd\n`
  const solved = highs.solve(model, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 })
  if (solved.Status !== 'Optimal') throw new Error(`HiGHS: ${solved.Status}`)
  return solved.ObjectiveValue
}

test('HiGHS finds the same optimum, up to 40 candidates', () => {
  fc.assert(
    fc.property(additive, (instance) => {
      const found = search(problem(instance), PATIENT)
      const total = instance.minutes.reduce((sum, own) => sum + own, 0)
      expect(isOptimal(found)).toBe(true)
      expect(found.value * total).toBeCloseTo(mostMinutes(instance), 4)
    }),
    { seed: 20260928, numRuns: 100 },
  )
})
