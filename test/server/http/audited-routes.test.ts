import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROUTES } from '../../../server/http/resources.ts'
import { contentHash } from '../../../server/store/content-hash.ts'
import type { AuditedRoutes } from './audited/audited-route.ts'
import { auditedComments } from './audited/comments.ts'
import { type AuditedCompany, auditedCompany } from './audited/company.ts'
import { auditedDemo } from './audited/demo.ts'
import { auditedDigestHook } from './audited/digest-hook.ts'
import { auditedEstimates } from './audited/estimates.ts'
import { auditedIncidents } from './audited/incidents.ts'
import { auditedIssueLinks } from './audited/issue-links.ts'
import { auditedOwnAccount } from './audited/own-account.ts'
import { auditedPeople } from './audited/people.ts'
import { auditedPlans } from './audited/plans.ts'
import { auditedProjects } from './audited/projects.ts'
import { auditedRequests } from './audited/requests.ts'
import { auditedSettings } from './audited/settings.ts'
import { auditedSigningIn } from './audited/signing-in.ts'
import { auditedSources } from './audited/sources.ts'

/** In this order: a decision is of a project that was made before it. */
const AUDITED: readonly AuditedRoutes[] = [
  auditedIncidents,
  auditedProjects,
  auditedRequests,
  auditedEstimates,
  auditedPlans,
  auditedComments,
  auditedDigestHook,
  auditedIssueLinks,
  auditedSettings,
  auditedSources,
  auditedPeople,
  auditedOwnAccount,
  auditedSigningIn,
  // Takes out what all the others stand on.
  auditedDemo,
]
const CHANGES = AUDITED.flatMap(({ changes }) => Object.entries(changes))
const KEEPS_NOTHING = AUDITED.flatMap(({ keepsNothing = {} }) => Object.entries(keepsNothing))

let company: AuditedCompany

beforeAll(async () => {
  company = await auditedCompany()
})
afterAll(() => company.close())

const methodOf = (name: string) => name.split(' ')[0] ?? ''
const newestEntry = async () => (await company.context.store.audit.list({ offset: 0, limit: 1 })).entries[0]?.id ?? 0
const entriesAfter = async (id: number) =>
  (await company.context.store.audit.list({ offset: 0, limit: 50 })).entries.filter((entry) => entry.id > id)

test('of every route that is no GET somebody decided whether it changes anything', () => {
  const writing = ROUTES.filter(({ method }) => method !== 'get').map(({ method, path }) => `${method} ${path}`)
  expect([...CHANGES, ...KEEPS_NOTHING].map(([name]) => name).toSorted()).toEqual(writing.toSorted())
})

test.each(KEEPS_NOTHING)('%s changes nothing', async (name, prepare) => {
  const call = await prepare(company)
  const file = new Database(company.context.store.path, { readonly: true })
  try {
    const changesSomething = async () => {
      const before = contentHash(file)
      const response = await company.ask(methodOf(name), call)
      expect([response.status, await response.text()]).toEqual([200, expect.any(String)])
      return contentHash(file) !== before
    }
    // What the server keeps by itself once the evidence is another may fall into one call, and not into two in turn.
    expect((await changesSomething()) && (await changesSomething())).toBe(false)
  } finally {
    file.close()
  }
})

test.each(CHANGES)('%s is in the audit log', async (name, [prepare, expected]) => {
  const call = await prepare(company)
  const newest = await newestEntry()
  const response = await company.ask(methodOf(name), call)
  expect([response.status, await response.text()]).toEqual([200, expect.any(String)])
  const found = async () =>
    (await entriesAfter(newest)).find(({ kind, action }) => kind === expected.kind && action === expected.action)
  await expect.poll(found).toBeDefined()
  expect(await found()).toMatchObject({ ...expected, via: 'screen', person: { handle: call.who ?? 'ada' }, name: null })
})
