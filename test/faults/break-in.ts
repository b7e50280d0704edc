import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { instant } from '../../model/quantity.ts'
import { serve } from '../../server/main.ts'
import { securityLog } from '../../server/security-log.ts'
import { openStore } from '../../server/store/store.ts'
import { createContext } from '../../server/usecases/create-context.ts'
import { loadDemo } from '../../server/usecases/load-demo.ts'
import { at } from '../support/evidence.ts'
import { headersOf, linkTo, PASSWORD, sessionIn, signedIn, tokenOf } from '../support/people.ts'
import { brokenOf, type Outcome } from './outcome.ts'

interface BreakIn {
  /** Sign-ins tried at once, spread over as many accounts as `accounts`. */
  readonly tries: number
  readonly accounts: number
}

const DEMO_DAY = at('2026-09-28T09:00:00Z')
const NEXT_PASSWORD = 'seven quiet otters'

/**
 * Somebody who has read the source comes with an account of a contributor: floods the sign-in, plants sessions, reaches
 * for more rights, forges secrets and reads what a share link does not open. Every secret that was made is then looked
 * for in whatever the server kept, logged and answered.
 */
export async function breakIn({ tries, accounts }: BreakIn): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-break-in-'))
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  let now = DEMO_DAY
  const clock = () => now
  const store = await openStore(join(folder, 'leverage.db'), { now: clock })
  const context = createContext({ store, now: clock, log, security: securityLog(log) })
  await loadDemo(context, log, new AbortController().signal)
  const server = await serve(context, log, { host: '127.0.0.1', port: 0 })
  const answers: string[] = []
  const ask = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const response = await fetch(`${server.address}/api/v1${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    answers.push(await response.text())
    return response
  }
  const page = { 'sec-fetch-site': 'same-origin' }
  try {
    const admin = await signedIn(context, 'ada', 'admin')
    const eve = await signedIn(context, 'eve', 'contributor')
    const token = await tokenOf(context, eve.person.id, 'contributor', ['read', 'evidence:write'])
    const plan = {
      title: 'Q4',
      reason: null,
      quarter: '2026Q4',
      committedAt: now,
      version: '1',
      hash: 'h',
      figures: '{}',
    }
    const shared = await store.committedPlans.add({ ...plan, bundle: Buffer.from('a') })
    const secretPlan = await store.committedPlans.add({ ...plan, bundle: Buffer.from('b') })
    const link = await linkTo(context, shared)

    const reach: [string, string, Record<string, string>, unknown?][] = [
      ['PATCH', '/people/eve', eve.headers, { role: 'admin' }],
      ['POST', '/people', eve.headers, { handle: 'mallory', name: 'Mallory', role: 'admin' }],
      ['POST', '/own/tokens', token.headers, { title: 'x', role: 'admin', scopes: ['people:write'], days: 1 }],
      ['GET', '/audit', eve.headers],
      ['GET', '/tokens', eve.headers],
      ['POST', '/erased-people', eve.headers, { name: 'ada' }],
      ['PUT', '/projects/demo-idempotent-retries', eve.headers, { revision: 0, changes: { status: 'rejected' } }],
      ['DELETE', '/sources/tidewater-status', token.headers],
      ['GET', `/plans/${secretPlan}`, link.headers],
      ['GET', '/evidence', link.headers],
      ['GET', `/shared-plan/${secretPlan}`, link.headers],
      ['GET', '/sources', headersOf(`lvg_s_${'A'.repeat(43)}`)],
      ['GET', '/sources', { authorization: `Bearer lvg_t_${'A'.repeat(43)}` }],
      ['GET', '/sources', { authorization: `Bearer ${admin.session}` }],
      ['GET', '/sources', { cookie: `leverage=${token.secret}` }],
      ['POST', '/people', { cookie: `leverage=${admin.session}`, 'sec-fetch-site': 'cross-site' }, {}],
      ['POST', '/people', { cookie: `leverage=${admin.session}`, origin: 'https://evil.example' }, {}],
      ['POST', '/people', { cookie: `leverage=${admin.session}` }, {}],
    ]
    const reached: string[] = []
    for (const [method, path, headers, body] of reach) {
      const { status } = await ask(method, path, headers, body)
      if (![401, 403, 404].includes(status)) reached.push(`${method} ${path} ${status}`)
    }
    const refusedAndLogged = lines.filter((line) => /"security":"(not-allowed|foreign-request)"/.test(line)).length

    // Before the flood: it would be refused with everybody's from this address.
    const planted = `lvg_s_${'B'.repeat(43)}`
    const fixed = await ask('POST', '/session', headersOf(planted), { handle: 'eve', password: PASSWORD })
    const session = sessionIn(fixed)
    const changed = await ask('PUT', '/own/password', headersOf(session ?? ''), {
      current: PASSWORD,
      next: NEXT_PASSWORD,
    })
    const rotated = sessionIn(changed)
    const isOldOpen = (await ask('GET', '/sources', headersOf(session ?? ''))).status === 200

    const statuses: number[] = []
    for (let done = 0; done < tries; done += 100) {
      const some = Array.from({ length: Math.min(100, tries - done) }, (_, position) =>
        ask('POST', '/session', page, { handle: `victim-${(done + position) % accounts}`, password: 'guess' }),
      )
      statuses.push(...(await Promise.all(some)).map(({ status }) => status))
    }
    const looked = statuses.filter((status) => status === 401).length
    const limited = statuses.filter((status) => status === 429).length
    const floodLines = lines.filter((line) => /"security":"(rate-limited|sign-in-failed)"/.test(line)).length
    now = instant(now + 1)

    for (const path of ['/people', '/audit?limit=10000', '/audit?format=csv&limit=10000', '/tokens', '/status']) {
      await ask('GET', path, admin.headers)
    }
    await context.store.edits.all('project')
    const canaries = [
      PASSWORD,
      NEXT_PASSWORD,
      token.secret,
      admin.session,
      eve.session,
      session,
      rotated,
      link.headers.authorization.slice(7),
    ]
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'))
    const found = canaries.filter(
      (canary) =>
        canary === null ||
        [...files, ...lines, ...answers].some((text) => text.includes(canary) || text.includes(canary.slice(6))),
    )
    return {
      row: 22,
      fault: 'somebody who read the source tries to get in, and to more',
      seen: {
        'reached for': reach.length,
        'got to': reached.length,
        'sign-ins tried': tries,
        'passwords looked at': looked,
        'refused unlooked': limited,
        'lines in the security log': refusedAndLogged + floodLines,
        'secrets swept': canaries.length,
        'texts swept': files.length + lines.length + answers.length,
      },
      broken: brokenOf({
        [`everything reached for is refused, not ${reached.join(', ')}`]: reached.length === 0,
        'every such refusal is in the security log': refusedAndLogged >= reach.length - 1,
        'at most 10 passwords are looked at in 15 minutes': looked <= 10 && looked + limited === tries,
        'a flood is no flood in the log': floodLines <= 12,
        'a planted session is not taken over': session !== null && session !== planted,
        'another password gives another session': rotated !== null && rotated !== session && !isOldOpen,
        'no secret is kept, logged or answered': found.length === 0,
      }),
    }
  } finally {
    await server.close()
    store.close()
    await rm(folder, { recursive: true, force: true })
  }
}
