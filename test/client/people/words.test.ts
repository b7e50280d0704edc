import { expect, test } from 'vitest'
import { deedOf, differences } from '../../../client/features/people/words.ts'
import type { AuditEntry } from '../../../model/contract/audit.ts'

const entry = (kind: AuditEntry['kind'], before: unknown, after: unknown): AuditEntry => ({
  id: 1,
  at: '2026-01-01T00:00:00Z',
  person: null,
  name: null,
  via: 'screen',
  action: 'changed',
  kind,
  subject: 'csv/i1',
  about: null,
  before,
  after,
})
const NOTHING = { groups: [], apart: [] }
const MERGED = { groups: [['csv/i1', 'page/p1', 'log/9']], apart: [] }
const PARTED = { groups: [], apart: [['csv/i1', 'page/p1']] }

test.each([
  [NOTHING, MERGED, 'outage merged', [{ field: 'one outage', from: '', to: 'csv/i1, page/p1 and log/9' }]],
  [
    MERGED,
    PARTED,
    'outage split',
    [
      { field: 'one outage', from: 'csv/i1, page/p1 and log/9', to: '' },
      { field: 'kept apart', from: '', to: 'csv/i1 from page/p1' },
    ],
  ],
  [NOTHING, PARTED, 'outage kept apart', [{ field: 'kept apart', from: '', to: 'csv/i1 from page/p1' }]],
  [PARTED, NOTHING, 'outage not kept apart any more', [{ field: 'kept apart', from: 'csv/i1 from page/p1', to: '' }]],
])('the log says in words what was done to outages: %j to %j', (before, after, deed, told) => {
  expect(deedOf(entry('outage', before, after))).toBe(deed)
  expect(differences(entry('outage', before, after))).toEqual(told)
})

test('all else is said by its fields', () => {
  const changed = entry('settings', { times: ['a', 'b'] }, { times: ['b', 'a'] })
  expect(deedOf(changed)).toBe('settings changed')
  expect(differences(changed)).toEqual([{ field: 'times', from: 'a, b', to: 'b, a' }])
})
