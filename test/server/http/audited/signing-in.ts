import { expect } from 'vitest'
import { instant } from '../../../../model/quantity.ts'
import { newSecret } from '../../../../server/access/secret.ts'
import { PASSWORD } from '../../../support/people.ts'
import { type AuditedRoutes, numbered, viewer } from './audited-route.ts'
import type { AuditedCompany } from './company.ts'

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' }

async function invitation({ context: { store, now } }: AuditedCompany, handle: string): Promise<string> {
  const made = await store.people.add({ handle, name: `${handle} example`, role: 'viewer' }, now())
  if (!made) throw new Error(`${handle} is taken`)
  const { secret, hash } = newSecret('invitation')
  await store.invitations.make(made.id, hash, instant(now() + 86_400_000))
  return secret
}

export const auditedSigningIn: AuditedRoutes = {
  changes: {
    'post /session': [
      async (company) => {
        await viewer(company, 'ida')
        return { path: '/session', body: { handle: 'ida', password: PASSWORD }, headers: SAME_ORIGIN, who: 'ida' }
      },
      {
        action: 'made',
        kind: 'session',
        subject: numbered('person'),
        before: null,
        after: { session: expect.any(Number) },
      },
    ],
    'delete /session': [
      async (company) => ({ path: '/session', headers: (await viewer(company, 'jo')).headers, who: 'jo' }),
      {
        action: 'removed',
        kind: 'session',
        subject: numbered('person'),
        before: { session: expect.any(Number) },
        after: null,
      },
    ],
    'post /invitations/accept': [
      async (company) => ({
        path: '/invitations/accept',
        body: { secret: await invitation(company, 'kim'), password: PASSWORD },
        headers: SAME_ORIGIN,
        who: 'kim',
      }),
      {
        action: 'removed',
        kind: 'invitation',
        subject: numbered('person'),
        before: { expiresAt: expect.any(String) },
        after: { accepted: true },
      },
    ],
  },
  keepsNothing: {
    'post /invitations/look': async (company) => ({
      path: '/invitations/look',
      body: { secret: await invitation(company, 'lou') },
      headers: SAME_ORIGIN,
    }),
  },
}
