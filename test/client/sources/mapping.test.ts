import { expect, test } from 'vitest'
import { draftOf, emptyDraft, ruleOf, rulesWith } from '../../../client/features/sources/mapping/drafts.ts'
import { previewInWords, suggestionsHeadline } from '../../../client/features/sources/mapping/findings.ts'
import type { MappingRules, MappingSuggestion } from '../../../model/contract/mapping-rules.ts'

const none = { incidents: 0, issues: 0, requests: 0 }
const suggestion = (incidents: number, service: string | null): MappingSuggestion => ({
  condition: { title: '\\bqueue\\b' },
  service,
  cause: null,
  counts: { ...none, incidents },
  rows: [],
})
const headline = (unmapped: number, ...suggestions: MappingSuggestion[]) =>
  suggestionsHeadline({ unmapped, suggestions, rest: { counts: none, rows: [] } })

test('the headline says how far suggestions go', () => {
  expect(headline(0)).toBe('Every row belongs to a service')
  expect(headline(1, suggestion(1, null))).toBe('One row belongs to no service')
  expect(headline(12)).toBe('Twelve rows belong to no service')
  expect(headline(1, suggestion(1, 'ledger'))).toBe('One rule would map the one unmapped row')
  expect(headline(69, suggestion(50, 'ledger'), suggestion(19, 'auth'))).toBe(
    'Two rules would map all 69 unmapped rows',
  )
  expect(headline(69, suggestion(50, 'ledger'), suggestion(19, null))).toBe('One rule would map 50 of 69 unmapped rows')
})

test('a draft becomes a rule once it sets something, after the rules that stand', () => {
  const rules: MappingRules = {
    revision: 'r',
    rules: [
      { origin: 'file', rule: { title: 'a', service: 'ledger' }, decides: none },
      { origin: 'person', rule: { title: 'b', service: 'ledger' }, decides: none },
      { origin: 'person', rule: { title: 'c', cause: 'deploy' }, decides: none },
    ],
    unmapped: none,
    services: [],
  }
  const made = { ...draftOf(suggestion(2, 'auth')), root: 'ledger', cause: 'database' }
  const rule = { title: '\\bqueue\\b', service: 'auth', root: 'ledger', cause: 'database' }
  expect(ruleOf(emptyDraft({ label: 'bug' }))).toBeNull()
  expect(ruleOf(made)).toEqual(rule)
  const removed = new Set([JSON.stringify({ title: 'b', service: 'ledger' })])
  expect(rulesWith(rules, [emptyDraft({ label: 'bug' }), made], removed)).toEqual([
    { title: 'c', cause: 'deploy' },
    rule,
  ])
})

test('a preview is told in words, and nothing is left out of it', () => {
  const told = (mapped: number, moved: number, unmapped: number, explained: number) =>
    previewInWords({ counts: { mapped, moved, unmapped, explained }, rows: [], decides: [] })
  expect(told(0, 0, 0, 0)).toBe('This would change no row')
  expect(told(23, 1, 0, 2)).toBe(
    'This would give 23 rows a service, move 1 row to another service and change root or cause of 2 rows',
  )
  expect(told(0, 0, 4, 0)).toBe('This would leave 4 rows without one')
})
