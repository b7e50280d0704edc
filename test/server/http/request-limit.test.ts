import { expect, onTestFinished, test } from 'vitest'
import { problemSchema } from '../../../model/contract/problem.ts'
import { signedIn, tokenOf } from '../../support/people.ts'
import { serveHere } from '../../support/serve-here.ts'
import { temporaryContext } from '../../support/temporary-installation.ts'

test('a flood from one address is refused with the time to wait, told once, and keeps no probe from its answer', async () => {
  const told: unknown[] = []
  const context = { ...(await temporaryContext()), security: (event: string) => void told.push(event) }
  const server = await serveHere(context, { requestsPerMinute: 5 })
  onTestFinished(() => server.close())
  const ask = (path: string) => fetch(`${server.address}${path}`)
  const answers = []
  for (let request = 0; request < 8; request += 1) answers.push(await ask('/api/v1/source-types'))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429, 429])
  const [refused] = answers.slice(5)
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(problemSchema.parse(await refused?.json())).toMatchObject({ code: 'too-many-requests' })
  expect(told).toEqual(['rate-limited'])
  expect((await ask('/livez')).status).toBe(200)
})

test('where nobody says a number, everybody who is this machine is answered', async () => {
  const server = await serveHere(await temporaryContext())
  onTestFinished(() => server.close())
  const response = await fetch(`${server.address}/api/v1/source-types`)
  expect([response.status, response.headers.get('ratelimit')]).toEqual([200, null])
})

test('a flood of one account is refused from wherever it comes, and no other account with it', async () => {
  const access = { address: null, proxies: ['loopback'], provider: null }
  const plain = await temporaryContext()
  const context = { ...plain, access: { ...plain.access, ...access } }
  const server = await serveHere(context, { requestsPerMinute: 5 })
  onTestFinished(() => server.close())
  const eve = await signedIn(context, 'eve', 'viewer')
  const ada = await signedIn(context, 'ada', 'viewer')
  const token = await tokenOf(context, eve.person.id, 'viewer', ['read'])
  let address = 0
  const ask = async (headers: Record<string, string>) => {
    address += 1
    const from = { ...headers, 'x-forwarded-for': `203.0.113.${address}` }
    return fetch(`${server.address}/api/v1/source-types`, { headers: from })
  }
  const answers = []
  for (let request = 0; request < 7; request += 1) answers.push(await ask(request % 2 ? eve.headers : token.headers))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429])
  expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await answers[5]?.text()).toContain('from your account')
  expect((await ask(ada.headers)).status).toBe(200)
})
