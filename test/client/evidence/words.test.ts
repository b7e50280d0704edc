import { expect, test } from 'vitest'
import type { EvidenceFacts } from '../../../client/features/evidence/row-source.ts'
import { laterPages } from '../../../client/features/evidence/use-rows.ts'
import { evidenceHeadline, facetWord, labelsLeft, shownWords } from '../../../client/features/evidence/words.ts'

const facts = (total: number, flags: Record<string, number> = {}): EvidenceFacts => ({
  total,
  flags: new Map(Object.entries(flags)),
  rows: [],
})

test.each([
  ['incidents', facts(0), 'No incidents yet'],
  ['incidents', facts(246), 'All 246 incidents belong to known services'],
  ['incidents', facts(246, { unmapped: 6 }), 'Six of 246 incidents belong to no known service'],
  ['incidents', facts(246, { unmapped: 1 }), 'One of 246 incidents belongs to no known service'],
  ['incidents', facts(9, { 'suggested-cause': 2 }), 'Two of nine incidents have a cause that only words suggest'],
  [
    'incidents',
    facts(9, { unmapped: 1, 'suggested-cause': 3 }),
    'One of nine incidents belongs to no known service and three have a cause that only words suggest',
  ],
  ['risks', facts(5, { 'over-limit': 1 }), "One of five stated risks is too big for its service's objective"],
  ['slos', facts(8, { overspent: 2 }), 'Two of eight objectives have overspent their budget'],
  ['slos', facts(8), 'No budget of eight objectives is overspent'],
] as const)('the headline of %s is a finding with its number', (tab, given, headline) => {
  expect(evidenceHeadline(tab, given)).toBe(headline)
})

test('values of facets are named in words', () => {
  expect(facetWord('flag', 'suggested-cause')).toBe('suggested cause')
  expect(facetWord('service', 'unmapped')).toBe('Unmapped')
  expect(facetWord('cause', 'deploy')).toBe('deploy')
})

test('it says how many of all are left', () => {
  expect(shownWords('issues', 3, 47)).toBe('3 of 47 issues')
  expect(shownWords('accounts', 1, 1)).toBe('1 account')
})

test('only pages that hold rows in view are asked for, the first never twice', () => {
  expect(laterPages(0, 40, 246)).toEqual([])
  expect(laterPages(180, 230, 246)).toEqual([1])
  expect(laterPages(390, 610, 100_000)).toEqual([1, 2, 3])
  expect(laterPages(0, 900, 150)).toEqual([])
})

test('labels that name the service or an account are left to their columns', () => {
  expect(labelsLeft(['reliability', 'service:webhooks', 'Account:acme', 'a:b'])).toEqual(['reliability', 'a:b'])
})
