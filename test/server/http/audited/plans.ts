import { expect } from 'vitest'
import { z } from 'zod'
import { loadEvidence } from '../../../../server/usecases/load-evidence.ts'
import { linkTo } from '../../../support/people.ts'
import { type AuditedRoutes, numbered } from './audited-route.ts'
import type { AuditedCompany } from './company.ts'

const order = { mine: ['index'], quarter: '2026Q2', capacity: { core: 3 } }
const decided = { owner: 'Ada', reason: 'It pays', expiresOn: null }
const scenario = async ({ ask }: AuditedCompany, title: string) => {
  await ask('post', { path: '/plan-scenarios', body: { title, order } })
  return title.toLowerCase()
}
const committed = async ({ context, answered }: AuditedCompany) => {
  const { version } = await loadEvidence(context, null)
  const body = { title: 'Spring', reason: null, evidenceVersion: version, order }
  return (await answered(z.object({ id: z.string() }), 'post', { path: '/plans', body })).id
}

export const auditedPlans: AuditedRoutes = {
  changes: {
    'put /decisions/:quarter/:project': [
      async (company) => {
        const path = '/decisions/2026Q2/copies'
        await company.ask('put', { path, body: { revision: 0, decision: { ...decided, outcome: 'not this quarter' } } })
        return { path, body: { revision: 1, decision: { ...decided, outcome: 'in' } } }
      },
      {
        action: 'changed',
        kind: 'decision',
        subject: '2026Q2 copies',
        before: { ...decided, outcome: 'not this quarter' },
        after: { ...decided, outcome: 'in' },
      },
    ],
    'post /plans': [
      async (company) => {
        const { version } = await loadEvidence(company.context, null)
        return { path: '/plans', body: { title: 'Winter', reason: 'Soon', evidenceVersion: version, order } }
      },
      {
        action: 'made',
        kind: 'snapshot',
        subject: expect.stringContaining('2026q2'),
        before: null,
        after: { title: 'Winter', reason: 'Soon' },
      },
    ],
    'post /plan-scenarios': [
      () => ({ path: '/plan-scenarios', body: { title: 'Half', order } }),
      { action: 'made', kind: 'scenario', subject: 'half', before: null, after: { title: 'Half' } },
    ],
    'put /plan-scenarios/:id': [
      async (company) => ({
        path: `/plan-scenarios/${await scenario(company, 'Third')}`,
        body: { title: 'All', order, revision: 1 },
      }),
      { action: 'changed', kind: 'scenario', subject: 'third', before: { title: 'Third' }, after: { title: 'All' } },
    ],
    'delete /plan-scenarios/:id': [
      async (company) => ({ path: `/plan-scenarios/${await scenario(company, 'None')}?revision=1` }),
      { action: 'removed', kind: 'scenario', subject: 'none', before: { title: 'None' }, after: null },
    ],
    'post /share-links': [
      async (company) => ({ path: '/share-links', body: { plan: await committed(company), days: 3 } }),
      {
        action: 'made',
        kind: 'share link',
        subject: numbered('link'),
        before: null,
        after: { snapshot: expect.any(String), expiresAt: '2026-01-04T09:00:00.000Z' },
      },
    ],
    'delete /share-links/:id': [
      async (company) => ({ path: `/share-links/${(await linkTo(company.context, 'a-plan')).link.id}` }),
      {
        action: 'removed',
        kind: 'share link',
        subject: numbered('link'),
        before: { snapshot: 'a-plan', expiresAt: '2026-01-02T09:00:00.000Z' },
        after: null,
      },
    ],
  },
  keepsNothing: {
    'post /plan': () => ({ path: '/plan', body: order }),
  },
}
