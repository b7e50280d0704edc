import { expect, test } from 'vitest'
import type { ProjectStatus } from '../../../model/evidence/project.ts'
import { changedRequest } from '../../../model/evidence/request-changes.ts'
import { requestStanding } from '../../../model/evidence/request-standing.ts'
import { at } from '../../support/evidence.ts'

const PLAN = { id: '2026q4-1', title: 'Autumn', quarter: '2026Q4' }
const NOT = { quarter: '2026Q4', reason: 'The team is on leave' }
const standing = (
  status: ProjectStatus | null,
  { inPlan = false, notIn = null as typeof NOT | null, isOver = false, closed = false } = {},
) =>
  requestStanding(
    { closedAt: closed ? at('2026-09-01T10:00:00Z') : null, project: status && 'retries' },
    { notIn },
    {
      projects: new Map(status ? [['retries', { title: 'Retries', status, shippedAt: null }]] : []),
      plans: new Map(inPlan ? [['retries', PLAN]] : []),
      isOver: () => isOver,
    },
  )

test.each([
  ['nobody decided', standing(null), 'new', 'Nobody has decided yet'],
  ['given to a project', standing('candidate'), 'triaged', 'Given to Retries'],
  ['its project is planned', standing('planned'), 'planned', 'Retries is planned'],
  [
    'its project is in a plan',
    standing('candidate', { inPlan: true }),
    'planned',
    'Retries is in “Autumn” for Q4 2026',
  ],
  ['decided against', standing(null, { notIn: NOT }), 'not-now', 'Not in Q4 2026: The team is on leave'],
  [
    'decided against, with a project',
    standing('candidate', { notIn: NOT }),
    'not-now',
    'Not in Q4 2026: The team is on leave',
  ],
  [
    'planned all the same',
    standing('candidate', { notIn: NOT, inPlan: true }),
    'planned',
    'Retries is in “Autumn” for Q4 2026',
  ],
  ['the quarter is over', standing('candidate', { notIn: NOT, isOver: true }), 'triaged', 'Given to Retries'],
  [
    'its project was rejected',
    standing('rejected', { inPlan: true }),
    'not-now',
    'Retries, which was to answer it, was rejected',
  ],
  ['its project has shipped', standing('shipped'), 'answered', 'Retries has shipped'],
  ['closed', standing('candidate', { closed: true }), 'answered', 'Closed on 2026-09-01'],
] as const)('%s', (_, found, state, words) => {
  expect(found).toMatchObject({ state, words })
})

test('a project that is gone decides nothing', () => {
  const decisions = { projects: new Map(), plans: new Map([['gone', PLAN]]), isOver: () => false }
  expect(requestStanding({ closedAt: null, project: 'gone' }, {}, decisions).state).toBe('new')
})

test('whoever joins is one more person, with accounts that count once', () => {
  const request = {
    id: 'r',
    title: 'Slow',
    description: null,
    requestedBy: null,
    person: null,
    askedFrom: null,
    service: 'api',
    createdAt: at('2026-01-01T00:00:00Z'),
    closedAt: null,
    people: 2,
    accounts: ['acme'],
    atStake: null,
    chanceOfLoss: null,
    project: null,
  }
  const joined = { person: null, name: 'Bo', askedFrom: null, at: '2026-01-02T00:00:00Z', accounts: ['acme', 'globex'] }
  expect(changedRequest(request, { joined: [joined], service: null, closedAt: '2026-02-01T00:00:00Z' })).toEqual({
    ...request,
    people: 3,
    accounts: ['acme', 'globex'],
    service: null,
    closedAt: at('2026-02-01T00:00:00Z'),
  })
})
