import { expect, onTestFinished, test } from 'vitest'
import type { Role } from '../../../model/contract/roles.ts'
import { instant } from '../../../model/quantity.ts'
import { RETURN_PATH } from '../../../server/access/access.ts'
import { openStore } from '../../../server/store/store.ts'
import { createContext } from '../../../server/usecases/create-context.ts'
import { freePort } from '../../support/free-port.ts'
import { type Account, browser, startProvider } from '../../support/identity-provider.ts'
import { serveHere } from '../../support/serve-here.ts'
import { NOW, temporaryFolder } from '../../support/temporary-installation.ts'

/** A server that a real provider signs people in to. */
async function company() {
  const port = await freePort()
  const address = new URL(`http://127.0.0.1:${port}`)
  const accounts = new Map<string, Account>([
    ['ada', { name: 'Ada Lovelace', groups: ['sre', 'platform'] }],
    ['grace', { name: 'Grace Hopper', groups: ['sre'] }],
    ['eve', { name: 'Eve', groups: ['visitors'] }],
  ])
  const provider = await startProvider(new URL(RETURN_PATH, address).href, accounts)
  const clock = { now: NOW }
  const store = await openStore(`${await temporaryFolder()}/leverage.db`, { now: () => clock.now })
  const roles = new Map<string, Role>([
    ['sre', 'lead'],
    ['platform', 'admin'],
  ])
  const { issuer, clientId, clientSecret } = provider
  const context = createContext({
    store,
    now: () => clock.now,
    access: {
      address,
      proxies: ['loopback'],
      provider: { issuer: new URL(issuer), title: 'Example', clientId, clientSecret, groupsClaim: 'groups', roles },
    },
  })
  const server = await serveHere(context, { port })
  onTestFinished(async () => {
    await server.close()
    store.close()
    await provider.close()
  })
  const home = address.href
  const start = new URL('/api/v1/provider-sign-in', address).href
  const isReturn = (url: string) => url.startsWith(new URL(RETURN_PATH, address).href)
  const whoIs = async (person: ReturnType<typeof browser>) =>
    (await (await person.go(new URL('/api/v1/session', address).href)).json()) as object
  return { accounts, clock, store, home, start, isReturn, whoIs, origin: address.origin }
}

test('somebody whom the provider vouches for is in, with the most of their groups’ roles', async () => {
  const { store, home, start, whoIs, origin } = await company()
  const ada = browser()
  expect(await ada.follow(start, 'ada', (url) => url === home)).toBe(home)
  expect(await whoIs(ada)).toMatchObject({ person: { handle: 'ada', name: 'Ada Lovelace' }, role: 'admin' })
  expect([...ada.cookiesOf(origin).keys()]).toEqual(['leverage'])
  expect(await store.people.all()).toMatchObject([
    { handle: 'ada', role: 'admin', isProvided: true, hasPassword: false },
  ])
})

test('groups hold anew at each sign-in, and a handle that is taken is not given to another person', async () => {
  const { accounts, store, home, start, whoIs } = await company()
  await store.people.add({ handle: 'grace', name: 'Another Grace', role: 'admin' }, NOW)
  const grace = browser()
  await grace.follow(start, 'grace', (url) => url === home)
  expect(await whoIs(grace)).toMatchObject({ person: { handle: 'grace-2' }, role: 'lead' })
  accounts.set('grace', { name: 'Grace Hopper', groups: ['sre', 'platform'] })
  const again = browser()
  await again.follow(start, 'grace', (url) => url === home)
  expect(await whoIs(again)).toMatchObject({ person: { handle: 'grace-2' }, role: 'admin' })
  expect(await store.people.all()).toHaveLength(2)
})

test('whose groups have no role, and who was disabled here, stays out', async () => {
  const { store, home, start, isReturn, whoIs } = await company()
  const eve = browser()
  const back = await eve.follow(start, 'eve', isReturn)
  expect((await eve.go(back)).status).toBe(403)
  expect(await whoIs(eve)).toMatchObject({ kind: 'nobody' })
  expect(await store.people.all()).toEqual([])
  const ada = browser()
  await ada.follow(start, 'ada', (url) => url === home)
  const grace = browser()
  await grace.follow(start, 'grace', (url) => url === home)
  await store.people.change('grace', { disabled: true }, NOW)
  expect(await whoIs(grace)).toMatchObject({ kind: 'nobody' })
  const again = await grace.follow(start, 'grace', isReturn)
  expect((await grace.go(again)).status).toBe(403)
})

test.each([
  ['in another browser', (other: ReturnType<typeof browser>, back: string) => other.go(back)],
  [
    'with another state',
    (_: unknown, back: string, own: ReturnType<typeof browser>) => own.go(back.replace(/state=[^&]+/, 'state=forged')),
  ],
  [
    'with another code',
    (_: unknown, back: string, own: ReturnType<typeof browser>) => own.go(back.replace(/code=[^&]+/, 'code=forged')),
  ],
])('what comes back %s signs nobody in', async (_, forge) => {
  const { start, isReturn, whoIs } = await company()
  const own = browser()
  const other = browser()
  const back = await own.follow(start, 'ada', isReturn)
  expect((await forge(other, back, own)).status).toBe(401)
  expect(await whoIs(own)).toMatchObject({ kind: 'nobody' })
  expect(await whoIs(other)).toMatchObject({ kind: 'nobody' })
})

test('what comes back twice, or too late, signs nobody in', async () => {
  const { clock, start, isReturn } = await company()
  const own = browser()
  const back = await own.follow(start, 'ada', isReturn)
  expect((await own.go(back)).status).toBe(303)
  expect((await own.go(back)).status).toBe(401)
  const late = browser()
  const lateBack = await late.follow(start, 'ada', isReturn)
  clock.now = instant(clock.now + 11 * 60_000)
  expect((await late.go(lateBack)).status).toBe(401)
})
