import { expect } from 'vitest'
import { z } from 'zod'
import { PASSWORD, tokenOf } from '../../../support/people.ts'
import { type AuditedRoutes, numbered, viewer } from './audited-route.ts'

const sessionsSchema = z.object({ sessions: z.tuple([z.object({ id: z.number() })]) })

export const auditedOwnAccount: AuditedRoutes = {
  keepsNothing: {
    // Said again it changes nothing, and it is nobody else's to know.
    'put /own/notifications/seen': () => ({
      path: '/own/notifications/seen',
      body: { until: '2026-01-01T00:00:00.000Z' },
    }),
  },
  changes: {
    'post /own/tokens': [
      () => ({ path: '/own/tokens', body: { title: 'deploy', role: 'viewer', scopes: ['read'], days: 1 } }),
      {
        action: 'made',
        kind: 'token',
        subject: numbered('token'),
        before: null,
        after: { title: 'deploy', role: 'viewer', scopes: ['read'], expiresAt: '2026-01-02T09:00:00.000Z' },
      },
    ],
    'delete /own/tokens/:id': [
      async (company) => ({
        path: `/own/tokens/${(await tokenOf(company.context, company.ada.person.id, 'viewer', ['read'])).token.id}`,
      }),
      {
        action: 'removed',
        kind: 'token',
        subject: numbered('token'),
        before: { title: 'test' },
        after: null,
      },
    ],
    'put /own/password': [
      async (company) => {
        const { headers } = await viewer(company, 'gus')
        const body = { current: PASSWORD, next: 'another horse battery' }
        return { path: '/own/password', body, headers, who: 'gus' }
      },
      {
        action: 'changed',
        kind: 'person',
        subject: numbered('person'),
        before: { password: '(one)' },
        after: { password: '(another one)' },
      },
    ],
    'delete /own/sessions/:id': [
      async (company) => {
        const { headers } = await viewer(company, 'hal')
        const [{ id }] = (await company.answered(sessionsSchema, 'get', { path: '/own/sessions', headers })).sessions
        return { path: `/own/sessions/${id}`, headers, who: 'hal' }
      },
      {
        action: 'removed',
        kind: 'session',
        subject: numbered('person'),
        before: { session: expect.any(Number) },
        after: null,
      },
    ],
  },
}
