import { describe, expect, test } from 'vitest'
import { type ChosenPlan, choosePlan } from '../../../model/portfolio/choose-plan.ts'
import type { PlanOrder } from '../../../model/portfolio/order.ts'
import type { Evidence } from '../../../model/ranking/evidence.ts'
import { exactly } from '../../support/evidence.ts'
import { PATIENT, problemOf, remover, riskEvidence, stepBudget, team } from '../../support/portfolio.ts'
import { familyEvidence } from '../../support/portfolio-families.ts'

const plan = (given: Evidence, order: Partial<PlanOrder> = {}): ChosenPlan['plan'] =>
  choosePlan(problemOf(given, order), { plan: PATIENT, firstLeftOut: PATIENT }).plan

/** A hundred minutes a year in all: the percentages below are the values. */
const MINUTES = { a: 40, b: 25, c: 20, d: 10, e: 5 }

describe('one team with 5 weeks', () => {
  const company = riskEvidence(
    MINUTES,
    [
      remover('a', 'a', 'core', 4),
      remover('b', 'b', 'core', 3),
      remover('c', 'c', 'core', 2),
      remover('d', 'd', 'core', 6),
      remover('e', 'e', 'web', 1),
      remover('twin', 'a', 'core', 4.5),
    ],
    [team('core', 5), team('web', null)],
  )
  const chosen = plan(company)

  test('the pair of 45 beats the largest of 40, and its best leverage is left out', () => {
    // a is 10 a week, b 8.3, c 10: whatever fills by leverage takes a and is stuck at 40 (+ 5 of the other team).
    expect(chosen.members.map(({ id }) => id)).toEqual(['c', 'b', 'e'])
    expect(chosen).toMatchObject({ value: 0.5, bound: 0.5, gap: 0, isOptimal: true, effort: 6 })
    expect(chosen.members.map(({ marginal }) => marginal)).toEqual([0.2, 0.25, 0.05])
  })

  test('used and free weeks of each team, those without a capacity too', () => {
    expect(chosen.teams).toEqual([
      { team: 'core', title: 'CORE', capacity: 5, used: 5, free: 0 },
      { team: 'web', title: 'WEB', capacity: null, used: 1, free: null },
    ])
  })

  test('the first left out, what it would add, and what insisting on it costs', () => {
    expect(chosen.firstLeftOut).toEqual({
      id: 'a',
      title: 'a',
      gain: 0.4,
      withIt: { members: ['a', 'e'], value: 0.45, bound: 0.45, costs: 0.05, isOptimal: true },
    })
  })

  test('each project left out says why', () => {
    expect(chosen.leftOut.map(({ id, gain, words }) => [id, gain, words])).toEqual([
      ['a', 0.4, 'Does not fit CORE: needs 4, 0 free. Worth less than what it would displace.'],
      ['twin', 0.4, 'Does not fit CORE: needs 4.5, 0 free. Worth less than what it would displace.'],
      ['d', 0.1, 'Does not fit CORE: needs 6, 5 free even if only what is locked in stays.'],
    ])
  })
})

test('every other reason to be left out', () => {
  const company = riskEvidence(
    { ...MINUTES, f: 30 },
    [
      remover('a', 'a', 'core', 4),
      remover('after', 'b', 'core', 1, { dependsOn: ['big'] }),
      remover('big', 'c', 'core', 50),
      remover('again', 'a', 'core', 1.5),
      remover('lost', 'b', 'core', 1, { dependsOn: ['nobody'] }),
      remover('out', 'b', 'core', 1),
      remover('rival', 'd', 'core', 1),
      remover('torn', 'f', 'core', 1, { dependsOn: ['a', 'rival'] }),
    ],
    [team('core', 12)],
  )
  const { leftOut, members } = plan(company, { lockedIn: ['a'], lockedOut: ['out'], exclusions: [['a', 'rival']] })
  expect(members.map(({ id, lockedIn }) => [id, lockedIn])).toEqual([['a', true]])
  const words = Object.fromEntries(leftOut.map((left) => [left.id, left.words]))
  expect(words).toEqual({
    after: 'Depends on big, which is not in.',
    again: 'Adds nothing to what is in.',
    big: 'Does not fit CORE: needs 50, 8 free even if only what is locked in stays.',
    lost: 'Depends on nobody, which is not known.',
    out: 'Locked out.',
    rival: 'Excluded by a, which is in.',
    torn: 'Takes both a and rival, which exclude each other.',
  })
})

test('an enabler is in for what it makes possible, and says for what', () => {
  const company = riskEvidence(
    MINUTES,
    [
      remover('enabler', 'none', 'core', 1),
      remover('goal', 'a', 'core', 2, { dependsOn: ['enabler'] }),
      remover('other', 'b', 'core', 3),
    ],
    [team('core', 3)],
  )
  const chosen = plan(company)
  expect(chosen.members.map(({ id, marginal, neededBy }) => [id, marginal, neededBy])).toEqual([
    ['goal', 0.4, []],
    ['enabler', 0, ['goal']],
  ])
})

test('without any stated capacity, one for everybody together counts; without that, all that helps is in', () => {
  const projects = [remover('a', 'a', 'core', 4), remover('b', 'b', 'web', 3), remover('idle', 'none', 'web', 1)]
  const company = riskEvidence(MINUTES, projects, [team('core', null)])
  const limited = plan(company, { capacity: 4 })
  expect(limited.members.map(({ id }) => id)).toEqual(['a'])
  expect(limited.teams[0]).toEqual({ team: null, title: 'everybody together', capacity: 4, used: 4, free: 0 })
  expect(plan(company).members.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(plan(company, { capacity: 4, teams: [team('web', 3)] }).members.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('equal projects: the first by id', () => {
  const projects = ['z', 'm', 'k'].map((id) => remover(id, 'a', 'core', 2))
  const chosen = plan(riskEvidence(MINUTES, projects, [team('core', 2)]))
  expect(chosen.members.map(({ id }) => id)).toEqual(['k'])
})

test('of several teams that it does not fit, a project names the one it is the furthest from; teams come by id', () => {
  const both = remover('both', 'b', 'core', 0, {
    effort: [
      { team: 'web', ...exactly(3) },
      { team: 'core', ...exactly(2) },
      { team: 'edge', ...exactly(3) },
    ],
  })
  const company = riskEvidence(MINUTES, [both], [team('web', 2), team('edge', 1), team('core', 1)])
  const { leftOut, teams } = plan(company)
  expect(leftOut[0]?.reason).toEqual({ code: 'does-not-fit', team: 'edge', needs: 3, free: 1 })
  expect(teams.map((use) => use.team)).toEqual(['core', 'edge', 'web'])
})

test('three-point effort counts with its mean', () => {
  const projects = [remover('a', 'a', 'core', 1, { effort: [{ team: 'core', low: 1, likely: 2, high: 9 }] })]
  // (1 + 4 x 2 + 9) / 6 = 3
  expect(plan(riskEvidence(MINUTES, projects, [team('core', 3)])).effort).toBe(3)
  expect(plan(riskEvidence(MINUTES, projects, [team('core', 2.9)])).members).toEqual([])
})

test('a search that is cut short claims no more than it knows', () => {
  const problem = problemOf(familyEvidence('overlapping', 40, 2))
  const { plan, searched } = choosePlan(problem, { plan: PATIENT, firstLeftOut: PATIENT })
  const hurried = choosePlan(problem, { plan: stepBudget(0), firstLeftOut: stepBudget(0) })
  expect(plan.leftOut.some(({ words }) => words.includes('Worth less than what it would displace.'))).toBe(true)
  expect(hurried.plan.isOptimal).toBe(false)
  expect(hurried.plan.gap).toBeGreaterThan(0)
  expect(hurried.plan.leftOut.some(({ words }) => words.includes('No better exchange was found.'))).toBe(true)
  expect(hurried.plan.leftOut.some(({ words }) => words.includes('Worth less'))).toBe(false)
  expect(hurried.searched.value).toBeLessThanOrEqual(searched.value)
  expect(hurried.searched.bound).toBeGreaterThanOrEqual(searched.value)
})

test('insisting on the first left out costs what the plan has over the best plan with it', () => {
  const given = familyEvidence('scarce team', 40, 2)
  const { plan, searched } = choosePlan(problemOf(given), { plan: PATIENT, firstLeftOut: PATIENT })
  const first = plan.firstLeftOut
  if (!first?.withIt) throw new Error('nothing was left out')
  const insisting = choosePlan(problemOf(given, { lockedIn: [first.id] }), { plan: PATIENT, firstLeftOut: PATIENT })
  expect(first.withIt.isOptimal).toBe(true)
  expect(first.withIt.costs).toBeCloseTo(searched.value - insisting.searched.value, 6)
  expect(first.withIt.costs).toBeGreaterThan(0)
})
