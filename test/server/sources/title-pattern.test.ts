import { expect, test } from 'vitest'
import { compileTitle, LONGEST_TITLE_PATTERN, titlePatternProblem } from '../../../server/sources/title-pattern.ts'

test.each([
  ['webhook', 'Delayed Webhooks', true],
  ['payout|Überweisung', 'ÜBERWEISUNGEN verspätet', true],
  ['^Incident with (Actions|Pages)$', 'Incident with Pages', true],
  ['^Incident with (Actions|Pages)$', 'An incident with Pages', false],
  ['push(es)? delayed', 'Pushes delayed', true],
  ['authori[sz]ation', 'Authorisation fails', true],
  ['db\\d+ down', 'DB12 down', true],
])('%s on "%s"', (pattern, title, matches) => {
  expect(compileTitle(pattern)(title)).toBe(matches)
})

test.each([
  ['(', 'missing closing )'],
  ['(?=a)b', 'look-arounds'],
  ['(a)\\1', 'back-references'],
  ['a'.repeat(LONGEST_TITLE_PATTERN + 1), 'longer than 300'],
  ['((a{0,100}){0,100}){0,100}', 'invalid repeat count'],
])('%s is refused', (pattern, why) => {
  expect(titlePatternProblem(pattern)).toContain(why)
  expect(() => compileTitle(pattern)).toThrow(RangeError)
})

// A backtracking engine tries 2^100 ways on the first of these: the test would never end.
test.each(['(a+)+$', '^(a|a)*$', '(.*a){20}$', '(a?){50}a{50}$'])('%s cannot take long', (pattern) => {
  expect(compileTitle(pattern)(`${'a'.repeat(199)}!`)).toBe(false)
})
