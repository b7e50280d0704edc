import { describe, expect, test } from 'vitest'
import { sourcesHeadline, sourcesSubline, stateOf } from '../../../client/features/sources/findings.ts'
import type { SourceSummary } from '../../../model/contract/source.ts'

const now = Date.UTC(2026, 8, 28, 10)

const source = (
  title: string,
  finishedHoursAgo: number | null,
  status: 'running' | 'succeeded' | 'failed' = 'succeeded',
): SourceSummary => ({
  id: title.toLowerCase(),
  kind: 'statuspage',
  title,
  state: 'fresh',
  callable: true,
  configuredByFile: false,
  schedule: null,
  paused: false,
  nextRunAt: null,
  buckets: 0,
  unmapped: 0,
  lastNewAt: null,
  silence: null,
  progress: null,
  coveredFrom: null,
  coveredTo: null,
  rows: 100,
  quarantined: 0,
  lastRun:
    finishedHoursAgo === null
      ? null
      : {
          id: 1,
          source: title.toLowerCase(),
          trigger: 'person',
          startedAt: new Date(now - finishedHoursAgo * 3_600_000).toISOString(),
          finishedAt: status === 'running' ? null : new Date(now - finishedHoursAgo * 3_600_000).toISOString(),
          status,
          fetched: 100,
          created: 100,
          changed: 0,
          unchanged: 0,
          quarantined: 0,
          unmapped: 0,
          fault: status === 'failed' ? 'rate-limited' : null,
          error: status === 'failed' ? 'answered 429' : null,
        },
})

test('states', () => {
  expect(stateOf(source('A', 1), now)).toBe('fresh')
  expect(stateOf(source('A', 30), now)).toBe('late')
  expect(stateOf(source('A', 1, 'running'), now)).toBe('running')
  expect(stateOf(source('A', 1, 'failed'), now)).toBe('failed')
  expect(stateOf(source('A', null), now)).toBe('never')
  expect(stateOf({ ...source('A', null), kind: 'configuration' }, now)).toBe('fresh')
})

describe('the headline', () => {
  test.each([
    [[], 'No source yet'],
    [[source('Statuspage', 1)], 'Statuspage is fresh'],
    [[source('A', 1), source('B', 1)], 'Both sources are fresh'],
    [[source('A', 1), source('B', 1), source('C', 2)], 'All three sources are fresh'],
    [[source('A', 1), source('Statuspage', 30)], 'One of two sources is fresh; Statuspage is late'],
    [
      [source('A', 1), source('B', 1), source('Statuspage', 30), source('PagerDuty', 1, 'running')],
      'Two of four sources are fresh; Statuspage is late and PagerDuty is filling in',
    ],
    [[source('Statuspage', 1, 'failed')], 'Statuspage failed'],
  ])('%#', (sources, text) => expect(sourcesHeadline(sources, now)).toBe(text))
})

test('the line under it counts rows and quarantine', () => {
  expect(sourcesSubline([source('A', 1), source('B', 1)], 0)).toBe(
    '200 rows of evidence from 2 sources; nothing is in quarantine.',
  )
  expect(sourcesSubline([source('A', 1)], 12)).toBe(
    '100 rows of evidence from 1 source; 12 rows in quarantine, none of them in the ranking.',
  )
})
