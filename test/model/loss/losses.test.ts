import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import type { Account } from '../../../model/evidence/account.ts'
import type { MappedIncident } from '../../../model/evidence/incident.ts'
import { pairKey } from '../../../model/evidence/outage/outages.ts'
import type { SliBucket } from '../../../model/evidence/sli.ts'
import { lossesOf } from '../../../model/loss/losses.ts'
import { hours, instant, minutes, money, ratio } from '../../../model/quantity.ts'
import { at, incident } from '../../support/evidence.ts'

const context = {
  asOf: at('2025-07-01T00:00:00Z'),
  accounts: [] as Account[],
  buckets: new Map<string, readonly SliBucket[]>(),
  assumptions: DEFAULT_ASSUMPTIONS,
}
const only = (list: ReturnType<typeof lossesOf>) => {
  expect(list).toHaveLength(1)
  return list[0] as (typeof list)[number]
}

test('a stated impact is reported, a missing one assumed from the severity', () => {
  const stated = lossesOf([incident('a', { felt: [{ service: 'api', share: ratio(0.5) }] })], context)
  expect(only(stated)).toMatchObject({ minutes: 30, provenance: 'reported' })
  // Major is .3 of the customers: 60 x .3 = 18.
  expect(only(lossesOf([incident('a')], context))).toMatchObject({ minutes: 18, provenance: 'assumed' })
})

test('buckets measure the share above the usual error ratio', () => {
  const start = at('2025-06-01T10:00:00Z')
  const bucket = (offset: number, bad: number): SliBucket => ({
    start: instant(start + offset * 60_000),
    length: minutes(30),
    good: 1000 - bad,
    total: 1000,
  })
  // Usual errors 10 of 1,000; the hour fails 510 and 310 of 1,000: share .41 - .01 = .40, so 24 minutes of 60.
  const buckets = new Map([
    ['api', [bucket(-90, 10), bucket(-60, 10), bucket(-30, 10), bucket(0, 510), bucket(30, 310)]],
  ])
  const measured = only(
    lossesOf([incident('a', { felt: [{ service: 'api', share: ratio(0.9) }] })], { ...context, buckets }),
  )
  expect(measured.provenance).toBe('measured')
  expect(measured.minutes).toBeCloseTo(24, 9)
})

test('buckets that cover less than half of the incident measure nothing: a gap is unknown', () => {
  const start = at('2025-06-01T10:00:00Z')
  const buckets = new Map([['api', [{ service: 'api', start, length: minutes(20), good: 0, total: 100 }]]])
  expect(only(lossesOf([incident('a')], { ...context, buckets })).provenance).toBe('assumed')
})

test('loss runs to mitigation, and toil goes on to resolution', () => {
  const mitigated = incident('a', {
    detectedAt: at('2025-06-01T10:12:00Z'),
    mitigatedAt: at('2025-06-01T10:30:00Z'),
    resolvedAt: at('2025-06-01T11:12:00Z'),
    responders: 2,
  })
  // 30 min x .3; detected after 12 of 30 minutes; two people for an hour.
  expect(only(lossesOf([mitigated], context))).toMatchObject({ minutes: 9, detectionShare: 0.4, toil: 2 })
})

test('reported effort is the toil, whatever the times say', () => {
  expect(only(lossesOf([incident('a', { responders: 9, effort: hours(1.5) })], context)).toil).toBe(1.5)
})

test('an open incident counts to the as-of date and says so', () => {
  const open = incident('a', { startedAt: at('2025-06-30T22:00:00Z'), resolvedAt: null })
  expect(only(lossesOf([open], context))).toMatchObject({ minutes: 36, flags: ['open'], provenance: 'assumed' })
})

test('one left open 223 days counts 72 hours and is flagged, until somebody confirms it', () => {
  const long = incident('a', { startedAt: at('2024-11-20T00:00:00Z'), resolvedAt: null })
  const counted = only(lossesOf([long], context))
  expect(counted.flags).toEqual(['open', 'overlong'])
  expect(counted.minutes).toBeCloseTo(72 * 60 * 0.3, 9)
  const confirmed = only(lossesOf([{ ...long, durationConfirmed: true }], context))
  expect(confirmed.minutes).toBeCloseTo(223 * 1440 * 0.3, 6)
})

test('one that its source stopped mentioning counts to its last word', () => {
  const quiet = incident('a', { resolvedAt: null, lastUpdatedAt: at('2025-06-01T10:40:00Z') })
  expect(only(lossesOf([quiet], context))).toMatchObject({ minutes: 12, flags: ['quiet'], provenance: 'assumed' })
})

test('overlapping reports of one outage add up to the union', () => {
  const critical = incident('b', { severity: 'critical', startedAt: at('2025-06-01T10:30:00Z') })
  const [first, second] = lossesOf([critical, incident('a')], context)
  expect([first?.incident, first?.minutes]).toEqual(['a', 9])
  expect([second?.incident, second?.minutes]).toEqual(['b', 30])
})

test('an outage that another holds in full is told twice and says so', () => {
  const inside = incident('b', { startedAt: at('2025-06-01T10:10:00Z'), resolvedAt: at('2025-06-01T10:20:00Z') })
  const zero = incident('c', { startedAt: at('2025-06-01T10:10:00Z'), resolvedAt: at('2025-06-01T10:10:00Z') })
  const flags = lossesOf([incident('a'), inside, zero], context).map((entry) => [entry.incident, entry.flags])
  expect(flags).toEqual([
    ['a', []],
    ['b', ['overlapped']],
    ['c', []],
  ])
})

test('an outage that a person keeps apart from all that hold it is not told twice, and counts no minute again', () => {
  const inside = incident('b', { startedAt: at('2025-06-01T10:10:00Z'), resolvedAt: at('2025-06-01T10:20:00Z') })
  const told = (apart: [string, string][], more: MappedIncident[] = []) =>
    lossesOf([incident('a'), inside, ...more], { ...context, apart: new Set(apart.map((pair) => pairKey(...pair))) })
      .filter(({ flags }) => flags.includes('overlapped'))
      .map((entry) => [entry.incident, entry.minutes])
  expect(told([])).toEqual([['b', 0]])
  expect(told([['b', 'a']])).toEqual([])
  // Apart from one of two: the other may still have told of it.
  const third = incident('c', { resolvedAt: at('2025-06-01T10:40:00Z') })
  expect(told([['a', 'b']], [third])).toEqual([
    ['c', 0],
    ['b', 0],
  ])
})

test('an incident felt by two services is two losses and one toil', () => {
  const both = incident('a', {
    felt: [
      { service: 'web', share: ratio(0.1) },
      { service: 'api', share: ratio(0.3) },
    ],
    effort: hours(8),
  })
  const [api, web] = lossesOf([both], context)
  expect([api?.service, api?.minutes, api?.toil]).toEqual(['api', 18, 6])
  expect([web?.service, web?.minutes, web?.toil]).toEqual(['web', 6, 2])
})

test("SLA credits follow from the month's worst service and are split by minutes", () => {
  const account: Account = {
    id: 'acme',
    title: 'Acme',
    annualRevenue: money(120_000),
    tier: null,
    services: ['api', 'web'],
    credits: [
      { below: ratio(0.999), credit: ratio(0.1) },
      { below: ratio(0.99), credit: ratio(0.25) },
    ],
  }
  const list = lossesOf(
    [
      incident('a', { felt: [{ service: 'api', share: ratio(1) }] }),
      incident('b', {
        startedAt: at('2025-06-02T10:00:00Z'),
        resolvedAt: at('2025-06-02T10:20:00Z'),
        felt: [{ service: 'api', share: ratio(1) }],
      }),
      incident('c', { felt: [{ service: 'web', share: ratio(0.1) }] }),
    ],
    { ...context, accounts: [account] },
  )
  // June has 43,200 minutes; 80 lost is 99.81%: a tenth of a month's 10,000, split 60 : 20.
  expect(list.map((entry) => [entry.incident, entry.credit])).toEqual([
    ['a', 750],
    ['c', 0],
    ['b', 250],
  ])
})
