import { expect } from 'vitest'
import type { AuditedRoutes } from './audited-route.ts'

/** The entry names the host alone, since the path of the address is a secret. */
const host: unknown = expect.stringMatching(/^(127|localhost)/)

export const auditedDigestHook: AuditedRoutes = {
  changes: {
    'put /digest-hook': [
      (company) => ({ path: '/digest-hook', body: { address: `${company.upstream.url}/hook?secret` } }),
      {
        action: 'made',
        kind: 'digest',
        subject: host,
        before: null,
        after: { schedule: '0 7 * * 1', lens: null },
      },
    ],
    'post /digest-hook/deliveries': [
      () => ({ path: '/digest-hook/deliveries', body: {} }),
      {
        action: 'called',
        kind: 'digest',
        subject: host,
        before: null,
        after: { ok: true },
      },
    ],
    'delete /digest-hook': [
      () => ({ path: '/digest-hook' }),
      {
        action: 'removed',
        kind: 'digest',
        subject: host,
        before: { schedule: '0 7 * * 1' },
        after: null,
      },
    ],
  },
}
