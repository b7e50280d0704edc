import { expect, test } from 'vitest'
import type { ToldIssue, ToldRequest } from '../../../model/evidence/demand.ts'
import { demandMapping, repositoryOf } from '../../../model/evidence/demand-mapping.ts'
import type { MappingRule } from '../../../model/evidence/mapping-rule.ts'
import { AS_OF, service } from '../../support/evidence.ts'

const issue = (changes: Partial<ToldIssue> = {}): ToldIssue => ({
  id: 'acme/shop#7',
  source: 'github',
  title: 'Checkout times out',
  service: null,
  labels: ['bug'],
  createdAt: AS_OF,
  closedAt: null,
  people: 1,
  accounts: [],
  url: null,
  ...changes,
})

const map = (rules: readonly MappingRule[], row: ToldIssue | ToldRequest = issue()) =>
  demandMapping({
    services: [service('checkout', { title: 'Hosted Checkout' })],
    rules,
    compile: (pattern) => (title) => new RegExp(pattern, 'iu').test(title),
  })(row)

test.each<[MappingRule, boolean]>([
  [{ repository: 'Acme/Shop', service: 'checkout' }, true],
  [{ repository: 'acme/other', service: 'checkout' }, false],
  [{ label: 'bug', service: 'checkout' }, true],
  [{ title: '^checkout', service: 'checkout' }, true],
  [{ source: 'other', service: 'checkout' }, false],
  [{ component: 'P4XK2', service: 'checkout' }, false],
])('%o', (rule, matches) => {
  expect(map([rule])).toEqual({ service: matches ? 'checkout' : null, serviceRule: matches ? 0 : null })
})

test('what a source calls a service is a service by id or title, or by a rule', () => {
  expect(map([], issue({ service: 'hosted checkout' })).service).toBe('checkout')
  expect(map([], issue({ service: 'P4XK2' })).service).toBeNull()
  expect(map([{ component: 'P4XK2', service: 'checkout' }], issue({ service: 'P4XK2' })).service).toBe('checkout')
})

test('the first rule that sets a service wins over later ones and over names', () => {
  const rules = [
    { label: 'bug', cause: 'deploy' as const },
    { label: 'bug', service: 'ledger' },
    { label: 'bug', service: 'checkout' },
  ]
  expect(map(rules, issue({ service: 'checkout' }))).toEqual({ service: 'ledger', serviceRule: 1 })
})

test.each([
  ['acme/shop#12', 'acme/shop'],
  ['REQ-12', null],
  ['acme/shop', null],
])('%s is of the repository %s', (id, repository) => {
  expect(repositoryOf(id)).toBe(repository)
})
