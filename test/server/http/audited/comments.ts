import { z } from 'zod'
import { type AuditedRoutes, numbered } from './audited-route.ts'
import type { AuditedCompany } from './company.ts'

const comment = async ({ answered }: AuditedCompany, text: string) =>
  (await answered(z.object({ id: z.number() }), 'post', { path: '/projects/canary/comments', body: { text } })).id

export const auditedComments: AuditedRoutes = {
  changes: {
    'post /projects/:id/comments': [
      () => ({ path: '/projects/canary/comments', body: { text: 'Ask the core team first' } }),
      {
        action: 'made',
        kind: 'comment',
        subject: numbered('comment'),
        before: null,
        after: { project: 'canary', text: 'Ask the core team first' },
      },
    ],
    'put /comments/:id': [
      async (company) => ({
        path: `/comments/${await comment(company, 'Twice')}`,
        body: { text: 'Once', revision: 1 },
      }),
      {
        action: 'changed',
        kind: 'comment',
        subject: numbered('comment'),
        before: { project: 'canary', text: 'Twice' },
        after: { project: 'canary', text: 'Once' },
      },
    ],
    'delete /comments/:id': [
      async (company) => ({ path: `/comments/${await comment(company, 'Never mind')}` }),
      {
        action: 'removed',
        kind: 'comment',
        subject: numbered('comment'),
        before: { project: 'canary', text: 'Never mind' },
        after: null,
      },
    ],
  },
}
