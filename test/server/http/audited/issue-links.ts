import type { AuditedRoutes } from './audited-route.ts'

const link = { path: '/projects/canary/issue-link', body: { issue: 'acme/shop#12' } }

export const auditedIssueLinks: AuditedRoutes = {
  changes: {
    'put /projects/:id/issue-link': [
      () => link,
      { action: 'made', kind: 'issue comment', subject: 'canary', before: null, after: { issue: 'acme/shop#12' } },
    ],
    'post /projects/:id/issue-link/comment': [
      async ({ context }) => {
        const kept = await context.store.issueLinks.of('canary')
        if (kept) await context.store.issueLinks.record(kept, { ...kept, state: 'deleted' })
        return { path: `${link.path}/comment` }
      },
      {
        action: 'changed',
        kind: 'issue comment',
        subject: 'canary',
        before: { state: 'deleted' },
        after: { state: 'waiting' },
      },
    ],
    'delete /projects/:id/issue-link': [
      () => ({ path: link.path }),
      { action: 'removed', kind: 'issue comment', subject: 'canary', before: { issue: 'acme/shop#12' }, after: null },
    ],
    'put /issue-writer': [
      () => ({ path: '/issue-writer', body: { token: 'canary-of-the-writer', server: 'https://ghe.example.com' } }),
      {
        action: 'made',
        kind: 'issue comments',
        subject: 'https://ghe.example.com',
        before: null,
        after: { server: 'https://ghe.example.com' },
      },
    ],
    'delete /issue-writer': [
      () => ({ path: '/issue-writer' }),
      {
        action: 'removed',
        kind: 'issue comments',
        subject: 'https://ghe.example.com',
        before: { server: 'https://ghe.example.com' },
        after: null,
      },
    ],
  },
}
