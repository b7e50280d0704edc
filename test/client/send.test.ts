import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { send } from '../../client/lib/api.ts'
import { Failure } from '../../client/lib/problem.ts'

const answered = (status: number, body: unknown) =>
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(body, { status }))

const schema = z.strictObject({ title: z.string().min(1, 'say what it is called') })
const answer = z.object({ revision: z.number() })
const failure = (sending: Promise<unknown>): Promise<Failure> =>
  sending.then(
    () => Promise.reject(new Error('was not refused')),
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error)),
  )

describe('a change is sent', () => {
  test('as JSON, and its answer is parsed', async () => {
    const fetched = answered(200, { revision: 3 })
    const given = await send({ method: 'PUT', path: '/things/1', request: { schema, body: { title: 'One' } }, answer })
    expect(given).toEqual({ revision: 3 })
    const [address, init] = fetched.mock.calls[0] ?? []
    expect(address).toBe('/api/v1/things/1')
    expect(init).toMatchObject({
      method: 'PUT',
      body: '{"title":"One"}',
      headers: { 'content-type': 'application/json' },
    })
  })

  test('without a body when there is none', async () => {
    const fetched = answered(200, { revision: 3 })
    await send({ method: 'DELETE', path: '/things/1', answer })
    expect(fetched.mock.calls[0]?.[1]).not.toHaveProperty('body')
  })

  test('only when it keeps the contract', async () => {
    const fetched = answered(200, { revision: 3 })
    const refused = send({ method: 'POST', path: '/things', request: { schema, body: { title: '' } }, answer })
    expect((await failure(refused)).trouble.detail).toBe('title: say what it is called')
    expect(fetched).not.toHaveBeenCalled()
  })
})

test('an answer that breaks the contract is a failure', async () => {
  answered(200, { revision: 'three' })
  const refused = await failure(send({ method: 'POST', path: '/things', answer }))
  expect(refused.trouble.title).toBe('The server answered something unexpected')
})

test('a conflict brings what is kept now', async () => {
  answered(409, {
    type: 'urn:leverage:problem:conflict',
    title: 'Somebody else has changed this in the meantime',
    status: 409,
    detail: 'it has revision 4',
    code: 'conflict',
    requestId: 'r',
    current: { title: 'Theirs' },
  })
  const refused = await failure(send({ method: 'PUT', path: '/things/1', answer }))
  expect(refused.problem).toMatchObject({ code: 'conflict', current: { title: 'Theirs' } })
})
