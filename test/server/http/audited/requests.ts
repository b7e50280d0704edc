import type { AuditedRoutes } from './audited-route.ts'

export const auditedRequests: AuditedRoutes = {
  changes: {
    'post /requests': [
      () => ({ path: '/requests', body: { title: 'Checkout loses carts', service: 'checkout', accounts: ['acme'] } }),
      {
        action: 'made',
        kind: 'request',
        subject: 'checkout-loses-carts',
        before: null,
        after: { title: 'Checkout loses carts', requestedBy: 'ada example', accounts: ['acme'] },
      },
    ],
    'post /requests/:id/join': [
      () => ({ path: '/requests/checkout-loses-carts/join', body: { accounts: ['globex'] } }),
      {
        action: 'changed',
        kind: 'request',
        subject: 'checkout-loses-carts',
        before: null,
        after: { joined: [{ name: 'ada example', accounts: ['globex'] }] },
      },
    ],
    'patch /requests': [
      () => ({
        path: '/requests',
        body: {
          requests: [{ id: 'checkout-loses-carts', revision: 1 }],
          changes: { notIn: { quarter: '2026-q2', reason: 'No team is free' } },
        },
      }),
      {
        action: 'changed',
        kind: 'request',
        subject: 'checkout-loses-carts',
        before: { joined: [{ name: 'ada example' }] },
        after: { notIn: { quarter: '2026Q2', reason: 'No team is free' } },
      },
    ],
  },
}
