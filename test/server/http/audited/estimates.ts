import { expect } from 'vitest'
import { type AuditedRoutes, numbered, type Prepare } from './audited-route.ts'

const PATH = '/projects/index/estimates'

/** A second answer of the same person. */
const answeredTwice: Prepare = async ({ ask }) => {
  const body = (weeks: number) => ({
    round: null,
    answers: { 'effort/0/core': { low: weeks, likely: weeks, high: weeks } },
  })
  await ask('put', { path: PATH, body: body(1) })
  return { path: PATH, body: body(2) }
}

export const auditedEstimates: AuditedRoutes = {
  changes: {
    'post /projects/:id/estimate-rounds': [
      () => ({ path: '/projects/index/estimate-rounds' }),
      { action: 'made', kind: 'estimates', subject: 'index', before: null, after: { asked: expect.anything() } },
    ],
    'put /projects/:id/estimates': [
      answeredTwice,
      {
        action: 'changed',
        kind: 'estimates',
        subject: 'index',
        // The figures stay out until everybody may see them.
        before: { round: expect.any(Number), answered: ['effort/0/core'] },
        after: { round: expect.any(Number), answered: ['effort/0/core'] },
      },
    ],
    'post /projects/:id/estimates/reveal': [
      () => ({ path: `${PATH}/reveal` }),
      {
        action: 'revealed',
        kind: 'estimates',
        subject: 'index',
        before: null,
        after: {
          estimates: [
            {
              by: numbered('person'),
              answers: { 'effort/0/core': { low: 2, likely: 2, high: 2 } },
            },
          ],
        },
      },
    ],
    'post /projects/:id/estimates/adoption': [
      () => ({ path: `${PATH}/adoption`, body: { revision: 0 } }),
      {
        action: 'changed',
        kind: 'project',
        subject: 'index',
        before: null,
        after: { effort: [{ team: 'core', low: 2, likely: 2, high: 2 }] },
      },
    ],
  },
}
