import { expect } from 'vitest'
import { type AuditedRoutes, edited } from './audited-route.ts'

const effort = [{ team: 'core', low: 1, likely: 2, high: 3 }]

export const auditedProjects: AuditedRoutes = {
  changes: {
    'put /projects/:id': [
      edited('/projects/canary', { title: 'Canaries' }, { title: 'Birds' }),
      {
        action: 'changed',
        kind: 'project',
        subject: 'canary',
        before: { title: 'Canaries' },
        after: { title: 'Birds' },
      },
    ],
    'post /projects': [
      () => ({ path: '/projects', body: { title: 'Copies', effort } }),
      { action: 'made', kind: 'project', subject: 'copies', before: null, after: { title: 'Copies' } },
    ],
    'delete /projects/:id': [
      async (company) => {
        await company.ask('post', { path: '/projects', body: { title: 'Mistake', effort } })
        return { path: '/projects/mistake?revision=0' }
      },
      { action: 'removed', kind: 'project', subject: 'mistake', before: expect.anything(), after: null },
    ],
  },
}
