import { request } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { evidenceSchema } from '../../../model/contract/evidence.ts'
import { problemSchema } from '../../../model/contract/problem.ts'
import { rankingSchema } from '../../../model/contract/ranking.ts'
import { projectEvidenceSchema, servicesSchema, statusSchema } from '../../../model/contract/resource.ts'
import { slosSchema } from '../../../model/contract/slo.ts'
import { sourcesSchema } from '../../../model/contract/source.ts'
import { ROUTES } from '../../../server/http/resources.ts'
import { rankProjects } from '../../../server/usecases/rank-projects.ts'
import { serveHere } from '../../support/serve-here.ts'
import { serveCompany } from '../../support/served-company.ts'
import { temporaryContext } from '../../support/temporary-installation.ts'

const company = serveCompany()

const get = (path: string, init?: RequestInit) => fetch(`${company.server.address}${path}`, init)
const problem = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  return problemSchema.parse(await response.json())
}

/** fetch() sets Host itself; a request by hand can lie. */
const statusWith = (headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: company.server.port, path: '/api/v1/status', headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })

test.each([
  ['/api/v1/status', statusSchema],
  ['/api/v1/ranking', rankingSchema],
  ['/api/v1/evidence', evidenceSchema],
  ['/api/v1/projects/canary/evidence', projectEvidenceSchema],
  ['/api/v1/services', servicesSchema],
  ['/api/v1/slos', slosSchema],
  ['/api/v1/sources', sourcesSchema],
])('%s keeps its contract', async (path, schema) => {
  const response = await get(path)
  expect(response.status).toBe(200)
  schema.parse(await response.json())
})

test('the ranking is the one that the command line prints', async () => {
  const answered = await (await get('/api/v1/ranking?lens=business')).json()
  expect(answered).toEqual(await rankProjects(company.context, { asOf: null, lens: 'business', weights: null }))
})

test('weights of one s own are scaled to one', async () => {
  const report = rankingSchema.parse(await (await get('/api/v1/ranking?weights=30,10,0,0')).json())
  expect(report).toMatchObject({ lens: 'custom', weights: { reliability: 0.75, revenue: 0.25 } })
})

test.each([
  ['csv', 'text/csv', /^rank,tier,id,title,team,leverage_mean/],
  ['markdown', 'text/markdown', /^# Ranking/],
  ['table', 'text/plain', /^As of 2026-01-01, lens balanced/],
])('the ranking as %s is a download', async (format, type, beginning) => {
  const response = await get(`/api/v1/ranking?format=${format}`)
  expect(response.headers.get('content-type')).toContain(type)
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="ranking-2026-01-01-balanced\./)
  expect(await response.text()).toMatch(beginning)
})

test.each([
  ['/api/v1/ranking?asOf=tomorrow', 400, 'invalid-request', 'asOf: must be a date such as 2025-01-01'],
  ['/api/v1/ranking?asOf=2025-02-30', 400, 'invalid-request', 'asOf: must be a date'],
  ['/api/v1/ranking?weights=1,2', 400, 'invalid-request', 'weights: must be 4 numbers'],
  ['/api/v1/ranking?lens=none', 400, 'invalid-request', 'there is no lens "none"'],
  ['/api/v1/ranking?colour=red', 400, 'invalid-request', 'colour'],
  ['/api/v1/projects/none/evidence', 404, 'not-found', 'there is no candidate project "none"'],
  ['/api/v1/nothing', 404, 'not-found', 'there is nothing at /api/v1/nothing'],
  ['/api/v1/projects/%E0%A4%A/evidence', 400, 'invalid-request', 'cannot be read'],
])('%s is refused with %d and says why', async (path, status, code, detail) => {
  const response = await get(path)
  const answered = await problem(response)
  expect(response.status).toBe(status)
  expect(answered).toMatchObject({ status, code, requestId: response.headers.get('x-request-id') })
  expect(answered.detail).toContain(detail)
})

test('a method that is not answered names the one that is', async () => {
  const response = await get('/api/v1/ranking', { method: 'POST' })
  expect((await problem(response)).code).toBe('method-not-allowed')
  expect(response.headers.get('allow')).toBe('GET, HEAD')
})

test('a fault inside tells its request id and nothing of itself', async () => {
  const context = await temporaryContext()
  const server = await serveHere(context)
  onTestFinished(() => server.close())
  context.store.close()
  const answered = await problem(await fetch(`${server.address}/api/v1/sources`))
  expect([500, 503]).toContain(answered.status)
  expect(JSON.stringify(answered)).not.toMatch(/at .*\.ts|sqlite3/i)
})

describe('a request that is not ours', () => {
  test.each([
    ['another host', { host: 'evil.example' }, 403],
    ['another host on our port', { host: 'evil.example:4000' }, 403],
    ['no host that we have', { host: '127.0.0.1.evil.example' }, 403],
    ['another origin', { host: '127.0.0.1', origin: 'https://evil.example' }, 403],
    ['an origin of null', { host: '127.0.0.1', origin: 'null' }, 403],
    ["another site's script", { host: '127.0.0.1', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }, 403],
    [
      'a link from another site',
      { host: '127.0.0.1', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      200,
    ],
    ['localhost by name', { host: 'localhost:1234', origin: 'http://localhost:1234' }, 200],
  ])('%s', async (_, headers, status) => {
    expect(await statusWith(headers)).toBe(status)
  })
})

test('the description is OpenAPI 3.1 and lists every route with its parameters', async () => {
  const description = (await (await get('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, { get: { parameters: { name: string; in: string; required: boolean }[] } }>
  }
  expect(description.openapi).toBe('3.1.0')
  const others = ['/events', '/webhooks/{type}/{source}']
  expect(Object.keys(description.paths)).toHaveLength(new Set(ROUTES.map(({ path }) => path)).size + others.length)
  expect(Object.keys(description.paths)).toEqual(expect.arrayContaining(others))
  expect(
    description.paths['/projects/{id}/evidence']?.get.parameters.map(({ name, in: place, required }) => [
      name,
      place,
      required,
    ]),
  ).toEqual([
    ['id', 'path', true],
    ['asOf', 'query', false],
    ['limit', 'query', false],
  ])
})

test('pages are served with a policy that lets no foreign script run', async () => {
  const response = await get('/api/v1/status')
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)
  expect(response.headers.get('x-powered-by')).toBeNull()
})
