import { describe, expect, test } from 'vitest'
import {
  errorBelow,
  gapInWords,
  gapsInWords,
  progressInWords,
  sourcesHeadline,
  sourcesSubline,
} from '../../../client/features/sources/findings.ts'
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
  state: stateOf(finishedHoursAgo, status),
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
  webhook: null,
  coveredFrom: null,
  coveredTo: null,
  gaps: [],
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
          withdrawn: 0,
          quarantined: 0,
          unmapped: 0,
          fault: status === 'failed' ? 'rate-limited' : null,
          error: status === 'failed' ? 'answered 429' : null,
        },
})

const stateOf = (finishedHoursAgo: number | null, status: 'running' | 'succeeded' | 'failed') => {
  if (finishedHoursAgo === null) return 'never'
  if (status !== 'succeeded') return status
  return finishedHoursAgo > 24 ? 'late' : 'fresh'
}

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
  ])('%#', (sources, text) => expect(sourcesHeadline(sources)).toBe(text))
})

test('the line under it counts rows and quarantine', () => {
  expect(sourcesSubline({ sources: [source('A', 1), source('B', 1)], silences: [] }, 0)).toBe(
    '200 rows of evidence from 2 sources; nothing is in quarantine.',
  )
  const silences = [{ host: 'status.example', until: '2026-09-28T10:31:00Z', reason: 'answered status 429' }]
  expect(sourcesSubline({ sources: [{ ...source('A', 1), unmapped: 7 }], silences }, 12)).toBe(
    '100 rows of evidence from 1 source, 7 of them without a service; 12 rows in quarantine, none of them in the ranking.' +
      ' status.example answered status 429, so it rests until 10:31 UTC.',
  )
})

test('progress says what has arrived, how far back, and how long the rest takes', () => {
  const progress = {
    source: 'pagerduty',
    startedAt: '2026-09-28T09:00:00Z',
    fetched: 12_480,
    expected: 31_200,
    quarantined: 0,
    reached: '2025-10-02T00:00:00Z',
    rowsPerSecond: 52,
    secondsLeft: 360,
    waitingUntil: null,
  }
  expect(progressInWords(progress)).toEqual({
    rows: '12,480 of about 31,200 rows',
    reached: ', reached Oct 2025',
    pace: '40%, about 6 min left at 52 rows a second',
  })
  expect(
    progressInWords({ ...progress, expected: null, reached: null, rowsPerSecond: null, secondsLeft: null }),
  ).toEqual({
    rows: '12,480 rows',
    reached: '',
    pace: '',
  })
})

test('a gap says from when to when no word came, and for how long', () => {
  const gap = (from: string, to: string) => ({ from: `${from}:00Z`, to: `${to}:00Z` })
  const twoDays = gap('2026-09-03T06:00', '2026-09-05T06:00')
  expect(gapInWords(twoDays, now)).toBe('No word from 3 to 5 Sep: 2 days')
  expect(gapInWords(gap('2026-08-30T00:00', '2026-09-09T00:00'), now)).toBe('No word from 30 Aug to 9 Sep: 10 days')
  expect(gapInWords(gap('2025-12-30T00:00', '2026-01-09T00:00'), now)).toBe(
    'No word from 30 Dec 2025 to 9 Jan 2026: 10 days',
  )
  expect(gapInWords(gap('2025-11-02T00:00', '2025-12-20T00:00'), now)).toBe(
    'No word from 2 Nov to 20 Dec 2025: 48 days',
  )
  const threeHours = gap('2026-09-07T06:00', '2026-09-07T09:30')
  expect(gapInWords(threeHours, now)).toBe('No word on 7 Sep 2026 from 06:00 UTC: 3 h')
  expect(gapsInWords([threeHours, twoDays], now)).toBe('No word from 3 to 5 Sep: 2 days, and 1 more')
  expect(gapsInWords([], now)).toBeNull()
})

test.each([
  [
    'Statuspage "page": https://a.example answered status 404. Check it.',
    'https://a.example answered status 404. Check it.',
  ],
  ['page: Statuspage "page": https://a.example answered status 404', 'https://a.example answered status 404'],
  ['page, page 1: 30 of 120 rows are wrong', 'page 1: 30 of 120 rows are wrong'],
  ['GitHub "other": says "page": no', 'GitHub "other": says "page": no'],
])('what went wrong is told without the source that it is read below: %s', (error, told) => {
  expect(errorBelow('page', error)).toBe(told)
})
