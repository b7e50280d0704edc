import { z } from 'zod'
import { type AuditedRoutes, edited } from './audited-route.ts'
import type { AuditedCompany } from './company.ts'

const rulesRevision = async ({ answered }: AuditedCompany) =>
  (await answered(z.object({ revision: z.string() }), 'get', { path: '/mapping-rules' })).revision

export const auditedSettings: AuditedRoutes = {
  changes: {
    'put /settings/services/:id': [
      edited('/settings/services/checkout', { tier: 2 }, { tier: 1 }),
      { action: 'changed', kind: 'service', subject: 'checkout', before: { tier: 2 }, after: { tier: 1 } },
    ],
    'put /settings/teams/:id': [
      edited('/settings/teams/core', { title: 'Core', capacity: 3 }, { title: 'Core', capacity: 4 }),
      { action: 'changed', kind: 'team', subject: 'core', before: { capacity: 3 }, after: { capacity: 4 } },
    ],
    'put /settings/lenses/:id': [
      edited('/settings/lenses/balanced', { title: 'Even' }, { title: 'Fair' }),
      { action: 'changed', kind: 'lens', subject: 'balanced', before: { title: 'Even' }, after: { title: 'Fair' } },
    ],
    'put /settings/assumptions/:id': [
      edited('/settings/assumptions/halfLife', { value: 90 }, { value: 100 }),
      { action: 'changed', kind: 'assumption', subject: 'halfLife', before: { value: 90 }, after: { value: 100 } },
    ],
    'put /settings/assumptions': [
      () => ({
        path: '/settings/assumptions',
        body: { assumptions: [{ id: 'halfLife', revision: 2, changes: null }] },
      }),
      { action: 'took back', kind: 'assumption', subject: 'halfLife', before: { value: 100 }, after: null },
    ],
    'put /mapping-rules': [
      async (company) => {
        const rules = [{ title: 'somewhere', service: 'ledger' }]
        await company.ask('put', { path: '/mapping-rules', body: { revision: await rulesRevision(company), rules } })
        return { path: '/mapping-rules', body: { revision: await rulesRevision(company), rules: [] } }
      },
      {
        action: 'changed',
        kind: 'mapping rules',
        subject: 'people',
        before: [{ title: 'somewhere', service: 'ledger' }],
        after: [],
      },
    ],
  },
  keepsNothing: {
    'post /settings/preview': () => ({
      path: '/settings/preview',
      body: { kind: 'assumption', id: 'halfLife', changes: { value: 10 } },
    }),
    'post /mapping-rules/preview': () => ({
      path: '/mapping-rules/preview',
      body: { rules: [{ title: 'somewhere', service: 'ledger' }] },
    }),
  },
}
