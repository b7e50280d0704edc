import { expect } from 'vitest'
import { tokenOf } from '../../../support/people.ts'
import { type AuditedRoutes, numbered, viewer } from './audited-route.ts'

export const auditedPeople: AuditedRoutes = {
  changes: {
    'post /people': [
      () => ({ path: '/people', body: { handle: 'bo', name: 'Bo Example', role: 'lead' } }),
      {
        action: 'made',
        kind: 'person',
        subject: numbered('person'),
        before: null,
        after: { role: 'lead', disabled: false },
      },
    ],
    'patch /people/:handle': [
      async (company) => ({
        path: `/people/${(await viewer(company, 'cy')).person.handle}`,
        body: { name: 'Cy', role: 'lead', disabled: true },
      }),
      {
        action: 'changed',
        kind: 'person',
        subject: numbered('person'),
        before: { role: 'viewer', disabled: false },
        after: { role: 'lead', disabled: true, name: '(another one)' },
      },
    ],
    'post /people/:handle/invitation': [
      async (company) => ({ path: `/people/${(await viewer(company, 'di')).person.handle}/invitation` }),
      {
        action: 'made',
        kind: 'invitation',
        subject: numbered('person'),
        before: null,
        after: { expiresAt: expect.any(String) },
      },
    ],
    'delete /people/:handle/sessions': [
      async (company) => ({ path: `/people/${(await viewer(company, 'ed')).person.handle}/sessions` }),
      {
        action: 'removed',
        kind: 'session',
        subject: numbered('person'),
        before: { sessions: 1 },
        after: null,
      },
    ],
    'post /erased-people': [
      async (company) => ({ path: '/erased-people', body: { name: (await viewer(company, 'flo')).person.handle } }),
      {
        action: 'erased',
        kind: 'person',
        subject: numbered('person'),
        before: null,
        after: expect.anything(),
      },
    ],
    'delete /tokens/:id': [
      async (company) => ({
        path: `/tokens/${(await tokenOf(company.context, company.ada.person.id, 'viewer', ['read'])).token.id}`,
      }),
      {
        action: 'removed',
        kind: 'token',
        subject: numbered('token'),
        before: { title: 'test', role: 'viewer', scopes: ['read'], expiresAt: '2026-01-02T09:00:00.000Z' },
        after: null,
      },
    ],
  },
}
