import { expect, test } from 'vitest'
import { nearestName, suggestion } from '../../../server/sources/nearest-name.ts'

const columns = ['id', 'title', 'started_at', 'severity', 'services', 'share']

test.each([
  ['severty', 'severity'],
  ['startedAt', 'started_at'],
  ['Started At', 'started_at'],
  ['service', 'services'],
  ['ids', 'id'],
])('%s is near %s', (name, expected) => expect(nearestName(name, columns)).toBe(expected))

test.each(['colour', 'x', '', 'zzzzzzzzzzzz'])('%j is near nothing', (name) =>
  expect(nearestName(name, ['started_at', 'severity'])).toBeNull(),
)

test('a suggestion is a clause, or nothing', () => {
  expect(suggestion('severty', columns)).toBe('; did you mean "severity"?')
  expect(suggestion('colour', columns)).toBe('')
})
