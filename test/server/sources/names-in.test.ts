import { expect, test } from 'vitest'
import { namesIn } from '../../../server/sources/names-in.ts'

const own = { externalId: 'p31zjtct2jer', url: 'https://stspg.io/p31zjtct2jer' }

test.each([
  ['an id in what people wrote', { body: 'Paged as Q1A2B3C4D5E6F7, see INC-42.' }, ['Q1A2B3C4D5E6F7', 'INC-42']],
  [
    'an address, without what differs from writing to writing',
    { note: 'See https://Acme.pagerduty.com/incidents/QABC123?tab=log.' },
    ['acme.pagerduty.com/incidents/qabc123', 'QABC123'],
  ],
  ['what is joined by hyphens and underscores', { body: '(ab-c_9) é9abcd, a1b2; 1-2-3-4 x9' }, ['ab-c_9', '9abcd']],
  ['the beginning of what is too long to be an id', { body: `x${'9'.repeat(70)}` }, [`x${'9'.repeat(63)}`]],
  ['a field of their own', { custom_field: 'PD-7781' }, ['PD-7781']],
  [
    'words, times and amounts',
    { body: 'From 2026-01-31 on, 30 minutes; all 12000 requests', at: '2026-01-31T10:00:00Z' },
    [],
  ],
  ['the ids of its own parts', { id: 'abc123def', page_id: 'kctbh9vrtdwd', updates: [{ incident_id: 'x1y2z3' }] }, []],
  ['where it was felt', { previously_affected_locations: [{ title: 'Iowa (us-central1)', id: 'us-central1' }] }, []],
  ['people', { assignee: { name: 'Ann', email: 'ann-12@example.com' }, by: { email: 'bob-34@example.com' } }, []],
  ['itself', { body: 'p31zjtct2jer is at https://stspg.io/p31zjtct2jer' }, []],
  ['its own site', { html_url: 'https://stspg.io/component/c0mp0nent' }, []],
])('%s', (_, content, names) => {
  expect(namesIn(content, own)).toEqual(names)
})

test('a list of hundreds is no mention of each', () => {
  const body = Array.from({ length: 300 }, (_, number) => `host-${number}`).join(' ')
  expect(namesIn({ body }, own)).toHaveLength(20)
})
