import { describe, expect, test } from 'vitest'
import { apiAddress, configSchema } from '../../../server/sources/github/config.ts'
import { mapGithubIssue } from '../../../server/sources/github/map-issue.ts'
import { issue } from './github-server.ts'
import { at } from './reading.ts'

const map = (content: unknown, more: object = {}) =>
  mapGithubIssue({ location: 'acme/shop id 1', content, text: JSON.stringify(content) ?? '', ...more })

function mapOne(changes: object, more: object = {}) {
  const [record] = map(issue(7, changes), more).records
  if (record?.kind !== 'issue') throw new Error('expected an issue')
  return record.value
}

describe('an issue', () => {
  test('as evidence', () => {
    const labels = [{ name: 'service:checkout' }, { name: 'account:Globex' }, 'bug', { name: null }, { name: 'bug' }]
    expect(map(issue(7, { labels })).records).toMatchObject([{ kind: 'issue', externalId: '1007' }])
    expect(mapOne({ labels })).toEqual({
      id: 'acme/shop#7',
      title: 'Issue 7',
      service: 'checkout',
      labels: ['service:checkout', 'account:Globex', 'bug'],
      createdAt: at('2026-01-01T00:00:00Z'),
      closedAt: null,
      people: 1,
      accounts: ['Globex'],
      url: 'https://github.com/acme/shop/issues/7',
    })
  })

  test.each<[string, object, number]>([
    ['the author', {}, 1],
    ['nobody, when the account is gone', { user: null }, 0],
    [
      'author and assignees, each once',
      { assignee: { login: 'Ada' }, assignees: [{ login: 'ada' }, { login: 'bob' }] },
      2,
    ],
    ['no bot by type', { user: { login: 'renovate', type: 'Bot' } }, 0],
    ['no bot by name', { user: { login: 'dependabot[bot]', type: 'User' }, assignees: [{ login: 'bob' }] }, 1],
    ['no comments and reactions, which are counts', { comments: 40, reactions: { total_count: 90 } }, 1],
  ])('counts %s', (_what, changes, people) => {
    expect(mapOne(changes).people).toBe(people)
  })

  test.each<[string, object, string | null]>([
    ['open', { closed_at: '2026-02-01T00:00:00Z' }, null],
    ['closed', { state: 'closed', closed_at: '2026-02-01T00:00:00Z' }, '2026-02-01T00:00:00Z'],
    ['closed without a time, at its last update', { state: 'closed' }, '2026-01-02T00:00:00Z'],
  ])('is %s', (_state, changes, closed) => {
    expect(mapOne(changes).closedAt).toBe(closed === null ? null : at(closed))
  })

  test('belongs to the service and the accounts that the configuration gives its labels, whatever their case', () => {
    const rules = { serviceLabels: { pay: 'ledger', 'area/cart': 'checkout' }, accountLabels: { vip: 'globex' } }
    const labels = ['service:search', 'Area/Cart', 'VIP', 'Account: initech', 'account:globex', 'service:']
    expect(mapOne({ labels }, { rules })).toMatchObject({ service: 'checkout', accounts: ['globex', 'initech'] })
    expect(mapOne({ labels: ['service:search'] }, { rules }).service).toBe('search')
    expect(mapOne({ labels: ['bug'] }, { rules })).toMatchObject({ service: null, accounts: [] })
  })

  test('without one of the wanted labels is dropped, and so is a pull request', () => {
    const rules = { labels: ['Reliability', 'incident'] }
    expect(map(issue(1, { labels: ['bug'] }), { rules })).toMatchObject({ records: [], rejections: [], dropped: 1 })
    expect(map(issue(1, { labels: ['reliability'] }), { rules }).records).toHaveLength(1)
    expect(map({ pull_request: { url: 'x' } })).toEqual({ records: [], rejections: [], dropped: 1 })
    expect(map(issue(1, { pull_request: null })).records).toHaveLength(1)
  })

  test('keeps the name of the repository that was configured when GitHub renamed it, and takes its spelling', () => {
    expect(mapOne({}, { repository: 'ACME/Shop' }).id).toBe('acme/shop#7')
    expect(mapOne({}, { repository: 'acme/store' }).id).toBe('acme/store#7')
  })

  test('has no address that a browser must not open', () => {
    expect(mapOne({ html_url: 'javascript:alert(1)' }).url).toBeNull()
  })

  test.each<[string, unknown, string, string | null]>([
    ['text', 'an issue', 'the row is "an issue"; expected an object', null],
    ['nothing', null, 'the row is null; expected an object', null],
    ['no title', issue(1, { title: undefined }), 'title is missing; expected a string', '1001'],
    ['another state', issue(1, { state: 'merged' }), 'state is "merged"; expected one of open, closed', '1001'],
    ['a local time', issue(1, { created_at: '01/02/2026' }), 'created_at is "01/02/2026"; expected a time', '1001'],
    ['a number that is none', issue(1, { number: 1.5 }), 'number is 1.5; expected a whole number', '1001'],
    ['half a character', issue(1, { title: 'a\uD800' }), 'has half of a character', '1001'],
    ['no repository', issue(1, { repository_url: null }), 'does not tell its repository', '1001'],
    ['5 MB', issue(1, { body: 'x'.repeat(5_000_000) }), 'taken as damaged', '1001'],
  ])('that is %s goes to quarantine with the reason', (_what, content, reason, externalId) => {
    const { records, rejections } = map(content)
    expect(records).toEqual([])
    expect(rejections).toMatchObject([{ location: 'acme/shop id 1', externalId }])
    expect(rejections[0]?.reason).toContain(reason)
  })

  test('whose numbers became text is the same issue', () => {
    expect(map(issue(7, { id: '1007', number: '7' })).records).toMatchObject([
      { externalId: '1007', value: { id: 'acme/shop#7' } },
    ])
  })
})

describe('the configuration', () => {
  const app = { id: '1', installation: 2, privateKey: 'pem' }
  test.each<[string, object, string | null]>([
    ['a token', { token: 't', repositories: ['acme/shop'] }, null],
    ['an app', { app, organization: 'acme', since: '2026-01-01', labels: ['bug'] }, null],
    ['nothing but a repository', { repositories: ['acme/shop'] }, null],
    ['no repository', { token: 't' }, 'either repositories or an organization'],
    ['both', { repositories: ['acme/shop'], organization: 'acme' }, 'either repositories or an organization'],
    ['two credentials', { token: 't', app, organization: 'acme' }, 'either a token or an app'],
    ['a repository without its owner', { repositories: ['shop'] }, 'owner/name'],
    ['a repository that leads elsewhere', { repositories: ['acme/shop/../..'] }, 'owner/name'],
    ['a password in the address', { organization: 'acme', baseUrl: 'https://a:b@ghe.example' }, 'password'],
    ['an unknown field', { organization: 'acme', tokn: 't' }, 'tokn'],
  ])('with %s', (_what, given, message) => {
    const parsed = configSchema.safeParse(given)
    expect(parsed.error?.issues.map((fault) => fault.message).join() ?? null).toEqual(
      message === null ? null : expect.stringContaining(message),
    )
  })

  test.each([
    [undefined, 'https://api.github.com'],
    ['https://github.com/', 'https://api.github.com'],
    ['https://api.github.com', 'https://api.github.com'],
    ['https://ghe.example.com', 'https://ghe.example.com/api/v3'],
    ['https://ghe.example.com/api/v3/', 'https://ghe.example.com/api/v3'],
    ['https://api.acme.ghe.com', 'https://api.acme.ghe.com'],
  ])('with the base address %s asks %s', (baseUrl, address) => {
    expect(apiAddress({ baseUrl })).toBe(address)
  })
})
