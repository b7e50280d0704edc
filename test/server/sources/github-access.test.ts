import { generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { config, fakeGithub, issues, json, quickGithub } from './github-server.ts'
import { collect, context, faultOf } from './reading.ts'

const github = quickGithub({ retries: 1 })
const repository = (name: string, changes: object = {}) => ({
  full_name: `acme/${name}`,
  has_issues: true,
  archived: false,
  ...changes,
})

describe('a GitHub App', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  // The form in which GitHub gives the key out.
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
  const app = { id: '12', installation: 34, privateKey: pem }
  const asApp = (url: string, changes: object = {}) => config(url, { token: undefined, app: { ...app, ...changes } })

  test('gets a token of its installation once and reads with it', async () => {
    const authorizations: string[] = []
    const { url, asked } = await fakeGithub({ 'acme/shop': issues(150) }, (request, response) => {
      authorizations.push(String(request.headers.authorization))
      if (request.method !== 'POST') return false
      json(response, { token: 'ghs_made', expires_at: '2999-01-01T00:00:00Z', permissions: {} }, 201)
      return true
    })
    const { records } = await collect(github, github.pull(asApp(url), null, context()))
    expect(records).toHaveLength(150)
    expect(asked[0]).toBe('/app/installations/34/access_tokens')
    expect(authorizations.map((text) => text.split('.')[0]?.slice(0, 14))).toEqual([
      expect.stringMatching(/^bearer eyJ/),
      'token ghs_made',
      'token ghs_made',
    ])
  })

  test('with a wrong installation or a broken key is told so, without the key', async () => {
    const { url } = await fakeGithub({}, (_request, response) => {
      json(response, { message: 'Integration not found' }, 404)
      return true
    })
    const broken = pem.replace(/\n[^\n]{20}/, '\n')
    for (const changes of [{}, { privateKey: 'no key' }, { privateKey: broken }]) {
      const fault = await faultOf(collect(github, github.pull(asApp(url, changes), null, context())))
      expect([fault.code, fault.advice]).toEqual(['refused', expect.stringContaining('private key')])
      expect(inspect(fault, { depth: 20 })).not.toContain(pem.split('\n')[5])
      expect((await github.check(asApp(url, changes), context()))?.code).toBe('refused')
    }
  })
})

describe('an organization', () => {
  const ofOrganization = (url: string) => config(url, { repositories: undefined, organization: 'acme' })
  const listing = (pages: readonly (readonly object[])[]) =>
    fakeGithub({ 'acme/shop': issues(3), 'acme/pay': issues(2) }, (request, response) => {
      const address = new URL(request.url ?? '', 'http://fake')
      if (!address.pathname.endsWith('/orgs/acme/repos')) return false
      json(response, pages[Number(address.searchParams.get('page')) - 1] ?? [])
      return true
    })

  test('gives all its repositories that have issues and are not archived', async () => {
    const first = Array.from({ length: 100 }, (_, n) => repository(`old-${n}`, { archived: true }))
    const { url, asked } = await listing([
      first,
      [repository('pay'), repository('docs', { has_issues: false }), repository('shop')],
    ])
    const { records } = await collect(github, github.pull(ofOrganization(url), null, context()))
    expect(records).toHaveLength(5)
    expect(asked.map((path) => path.split('?')[0])).toEqual([
      '/orgs/acme/repos',
      '/orgs/acme/repos',
      '/repos/acme/pay/issues',
      '/repos/acme/shop/issues',
    ])
    expect(await github.check(ofOrganization(url), context())).toBeNull()
  })

  test.each<[string, readonly (readonly object[])[], string]>([
    ['that shows nothing', [[]], 'shows no repository'],
    ['whose list is of something else', [[{ id: 1 }]], 'no repository: {"id":1}'],
  ])('%s is a fault: silence of a token is no good news', async (_what, pages, message) => {
    const { url } = await listing(pages)
    expect((await github.check(ofOrganization(url), context()))?.message).toContain(message)
  })
})
