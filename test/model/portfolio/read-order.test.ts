import { describe, expect, test } from 'vitest'
import type { PlanFault, PlanOrder } from '../../../model/portfolio/order.ts'
import { IN, OUT } from '../../../model/portfolio/problem.ts'
import { planFaultWords } from '../../../model/portfolio/words.ts'
import { faultOf, problemOf, remover, riskEvidence, team } from '../../support/portfolio.ts'

const changes = (dependsOn: readonly string[]) => ({ dependsOn })
const company = riskEvidence(
  { r: 100 },
  [
    remover('a', 'r', 'core', 3),
    remover('b', 'r', 'core', 4, changes(['a'])),
    remover('c', 'r', 'core', 2, changes(['gone'])),
    remover('d', 'r', 'core', 2, changes(['c'])),
    remover('e', 'r', 'core', 1, changes(['done'])),
    remover('done', 'r', 'core', 1, { status: 'shipped', dependsOn: ['nowhere'] }),
    remover('gone', 'r', 'core', 1, { status: 'rejected' }),
  ],
  [team('core', 6)],
)

const refusals: [string, Partial<PlanOrder>, PlanFault, string][] = [
  [
    'an id that nothing has',
    { lockedIn: ['x'] },
    { type: 'UnknownProject', list: 'lockedIn', id: 'x' },
    'There is no project "x", which is locked in. Name projects by their ids, or leave it out.',
  ],
  [
    'an exclusion of nothing',
    { exclusions: [['a', 'x']] },
    { type: 'UnknownProject', list: 'exclusions', id: 'x' },
    'There is no project "x", which an exclusion names. Name projects by their ids, or leave it out.',
  ],
  [
    'a shipped project locked in',
    { lockedIn: ['done'] },
    { type: 'NotACandidate', id: 'done', status: 'shipped' },
    'DONE is shipped and cannot be locked in. Leave it out.',
  ],
  [
    'two locks on one project',
    { lockedIn: ['a'], lockedOut: ['a'] },
    { type: 'LockedInAndOut', id: 'a' },
    'A is locked in and locked out. Take one lock off.',
  ],
  [
    'a project that excludes itself',
    { exclusions: [['a', 'a']] },
    { type: 'ExcludesItself', id: 'a' },
    'A is said to exclude itself. Name two projects.',
  ],
  [
    'locked in, and what it needs locked out',
    { lockedIn: ['b'], lockedOut: ['a'] },
    { type: 'NeedsUnavailable', id: 'b', needs: 'a', why: 'locked-out' },
    'B is locked in and depends on A, which is locked out. Take the lock off, or bring back what it depends on.',
  ],
  [
    'locked in, and what it needs rejected',
    { lockedIn: ['c'] },
    { type: 'NeedsUnavailable', id: 'c', needs: 'gone', why: 'rejected' },
    'C is locked in and depends on GONE, which is rejected. Take the lock off, or bring back what it depends on.',
  ],
  [
    'locked in, and what it needs cannot be had',
    { lockedIn: ['d'] },
    { type: 'NeedsUnavailable', id: 'd', needs: 'c', why: 'unavailable-itself' },
    'D is locked in and depends on C, which cannot be had itself. Take the lock off, or bring back what it depends on.',
  ],
  [
    'locked in, and what it needs excluded by another',
    { lockedIn: ['b', 'e'], exclusions: [['e', 'a']] },
    { type: 'ExclusionLockedIn', ids: ['a', 'e'] },
    'A and E exclude each other, and what is locked in takes both. Take one lock off.',
  ],
  [
    'locked in with what it needs, more than there is',
    { lockedIn: ['b'] },
    { type: 'OverCapacity', team: 'core', needs: 7, capacity: 6, ids: ['a', 'b'] },
    'What is locked in takes 7 engineer-weeks of CORE, which has 6: A and B. Take a lock off.',
  ],
]

const titles = { project: (id: string) => id.toUpperCase(), team: (id: string | null) => (id ?? 'all').toUpperCase() }

describe('an order that cannot be met is refused', () => {
  test.each(refusals)('%s', (_, order, fault, words) => {
    expect(faultOf(company, order)).toEqual(fault)
    expect(planFaultWords(fault, titles)).toBe(words)
  })

  test('projects that depend on each other in a circle', () => {
    const [a, b, ...rest] = company.projects
    if (!a || !b) throw new Error('the company has no projects')
    const circle = { ...company, projects: [{ ...a, dependsOn: ['b'] }, b, ...rest] }
    expect(faultOf(circle)).toEqual({ type: 'DependencyCycle', ids: ['a', 'b'] })
    expect(planFaultWords({ type: 'DependencyCycle', ids: ['a', 'b'] }, titles)).toBe(
      'A and B depend on each other in a circle. Take one of these dependencies away.',
    )
  })
})

test('locks and needs decide before any search, and shipped needs count as done', () => {
  const { candidates, choice } = problemOf(company, { lockedIn: ['e'], lockedOut: ['a'] })
  expect(candidates.map(({ project }, at) => [project.id, choice[at]])).toEqual([
    ['a', OUT],
    ['b', OUT],
    ['c', OUT],
    ['d', OUT],
    ['e', IN],
  ])
})

test('a lock or an exclusion of what competes no longer is no fault', () => {
  expect(faultOf(company, { lockedOut: ['done'], exclusions: [['done', 'a']] })).toBeNull()
})
