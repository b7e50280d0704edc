import express from 'express'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { problemSchema } from '../../../model/contract/problem.ts'
import { apiRouter } from '../../../server/http/api.ts'
import { errorResponse } from '../../../server/http/error-response.ts'
import { openApi } from '../../../server/http/openapi.ts'
import { originGuard } from '../../../server/http/origin-guard.ts'
import { type Route, route } from '../../../server/http/route.ts'
import { StaleChange } from '../../../server/usecases/refused-request.ts'
import { quietLog, temporaryContext } from '../../support/temporary-installation.ts'

const thing = z.strictObject({ title: z.string().min(1, 'say what it is called'), revision: z.number().int() })
const parameters = z.strictObject({ id: z.string() })
const THINGS: readonly Route[] = [
  route({
    method: 'get',
    scope: 'read',
    path: '/things/:id',
    summary: 'Read',
    parameters,
    answer: z.string(),
    handle: async (_, { id }) => id,
  }),
  route({
    method: 'put',
    scope: 'read',
    path: '/things/:id',
    summary: 'Change',
    parameters,
    body: thing,
    bodyLimit: 200,
    answer: thing,
    handle: async (_, __, body) => {
      if (body.revision !== 1) throw new StaleChange('it has revision 1', { title: 'Theirs', revision: 1 })
      return { ...body, revision: 2 }
    },
  }),
  route({
    method: 'delete',
    scope: 'read',
    path: '/things/:id',
    summary: 'Remove',
    parameters,
    answer: z.null(),
    handle: async () => null,
  }),
]

let address: string
let close: () => void
beforeEach(async () => {
  const app = express()
  app.use(originGuard(null))
  app.use(apiRouter(await temporaryContext(), new AbortController().signal, THINGS))
  app.use(errorResponse(quietLog))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const listening = server.address()
  if (listening === null || typeof listening === 'string') throw new Error('the server has no port')
  address = `http://127.0.0.1:${listening.port}/api/v1/things/1`
  close = () => server.close()
})
afterEach(() => close())

const JSON_TYPE = { 'content-type': 'application/json' }
const put = (body: string, headers: Record<string, string> = JSON_TYPE) =>
  fetch(address, { method: 'PUT', body, headers })
const problem = async (response: Response) => problemSchema.parse(await response.json())

test('a body is parsed and handed on, and several methods share a path', async () => {
  expect(await (await put('{"title":"One","revision":1}')).json()).toEqual({ title: 'One', revision: 2 })
  expect(await (await fetch(address)).json()).toBe('1')
  expect(await (await fetch(address, { method: 'DELETE' })).json()).toBeNull()
})

test.each([
  [
    'a part that is wrong',
    '{"title":"","revision":1}',
    JSON_TYPE,
    400,
    'invalid-request',
    'title: say what it is called',
  ],
  [
    'a part that is unknown',
    '{"title":"a","revision":1,"x":1}',
    JSON_TYPE,
    400,
    'invalid-request',
    'body: Unrecognized key',
  ],
  ['no JSON', '{"title"', JSON_TYPE, 400, 'invalid-request', 'cannot be read'],
  ['a form', 'title=a', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported', 'must be JSON'],
  ['plain text', '{"title":"a","revision":1}', { 'content-type': 'text/plain' }, 415, 'unsupported', 'text/plain'],
  [
    'too much',
    JSON.stringify({ title: 'a'.repeat(300), revision: 1 }),
    JSON_TYPE,
    413,
    'payload-too-large',
    'at most 200 bytes',
  ],
  ['an encoding that nobody knows', '{}', { ...JSON_TYPE, 'content-encoding': 'rot13' }, 415, 'unsupported', 'UTF-8'],
])('%s is refused and says why', async (_, body, headers, status, code, detail) => {
  const response = await put(body, headers)
  expect(response.status).toBe(status)
  expect(await problem(response)).toMatchObject({ code, detail: expect.stringContaining(detail) })
})

test('a stale change is a conflict that brings what is kept now', async () => {
  const response = await put('{"title":"Mine","revision":0}')
  expect(response.status).toBe(409)
  expect(await problem(response)).toMatchObject({ code: 'conflict', current: { title: 'Theirs', revision: 1 } })
})

test('a method that is not answered lists those that are', async () => {
  const response = await fetch(address, { method: 'POST' })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('GET, PUT, DELETE, HEAD')
  expect((await problem(response)).detail).toBe('POST is not answered here, GET and PUT and DELETE are')
})

describe('a change is taken from our own pages and from programs only', () => {
  test.each([
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['a program', {}, 200],
    ["another site's form", { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 403],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin', { origin: 'http://127.0.0.1:1' }, 403],
    ['an origin of null', { origin: 'null' }, 403],
  ])('%s', async (_, headers, status) => {
    const response = await put('{"title":"One","revision":1}', { ...JSON_TYPE, ...headers })
    expect(response.status).toBe(status)
  })
})

test('the description says what a body must be', () => {
  const { paths } = openApi(THINGS, '/api/v1') as {
    paths: Record<string, Record<string, { requestBody?: unknown; operationId: string }>>
  }
  const operations = paths['/things/{id}'] ?? {}
  expect(Object.keys(operations)).toEqual(['get', 'put', 'delete'])
  expect(operations.get).not.toHaveProperty('requestBody')
  expect(operations.put?.requestBody).toMatchObject({
    required: true,
    description: 'JSON, at most 200 bytes',
    content: { 'application/json': { schema: { required: ['title', 'revision'], additionalProperties: false } } },
  })
})
