import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failingTogether } from '../../../../model/insight/areas/failing-together.ts'
import { originsOf } from '../../../../model/insight/areas/origins.ts'
import { pastLosses } from '../../../../model/insight/areas/past.ts'
import { areaWeeks } from '../../../../model/insight/areas/weeks.ts'
import { type Instant, instant, MILLISECONDS_PER_MINUTE, minutes, ratio } from '../../../../model/quantity.ts'
import { AS_OF, DAY, evidence, loss, PROPERTY, service } from '../../../support/evidence.ts'

const WEEK = 7 * DAY
const earlier = (milliseconds: number): Instant => instant(AS_OF - milliseconds)
const failure = (id: string, of: string, ago: number, lasts: number, lost = 1) =>
  loss(id, {
    service: of,
    startedAt: earlier(ago * MILLISECONDS_PER_MINUTE),
    endedAt: earlier((ago - lasts) * MILLISECONDS_PER_MINUTE),
    minutes: minutes(lost),
  })

describe('weeks', () => {
  const of = (losses: ReturnType<typeof loss>[]) => {
    const given = evidence({ services: [service('api', { trafficShare: ratio(0.5) })], losses })
    return areaWeeks(pastLosses(given), AS_OF, given.assumptions)
  }

  test('thirteen, the last ending at the as-of date; a week holds its own start and not its end', () => {
    const weeks = of([
      loss('first minute of the last week', { startedAt: earlier(WEEK), minutes: minutes(4) }),
      loss('one before', { startedAt: earlier(WEEK + 1), minutes: minutes(6) }),
      loss('too long ago', { startedAt: earlier(13 * WEEK + 1), minutes: minutes(100) }),
    ])
    expect(weeks).toHaveLength(13)
    expect(weeks.at(-1)).toMatchObject({ start: '2025-12-25T00:00:00.000Z', end: '2026-01-01T00:00:00.000Z' })
    expect(weeks.map((week) => week.minutes.reported)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 2])
  })

  test('keeps apart how the minutes are known and names the loss that made most of a week', () => {
    const [week] = of([
      loss('small', { startedAt: earlier(DAY), minutes: minutes(2), provenance: 'measured' }),
      loss('large', { startedAt: earlier(2 * DAY), minutes: minutes(10), provenance: 'assumed' }),
    ]).slice(-1)
    expect(week?.minutes).toEqual({ measured: 1, reported: 0, assumed: 5 })
    expect(week?.largest).toMatchObject({ incident: 'large', service: 'api' })
  })
})

describe('failing together', () => {
  test('an hour of one and half an hour of the other that share ten minutes: 10 of 80', () => {
    const [pair, ...rest] = failingTogether([failure('a', 'api', 100, 60), failure('b', 'web', 50, 30)], AS_OF, 365)
    expect(pair).toEqual({ services: ['api', 'web'], both: 10, either: 80 })
    expect(rest).toEqual([])
  })

  test('two incidents of one service that overlap fail it once; one that cost nobody anything fails it not at all', () => {
    const given = [
      failure('a', 'api', 100, 60),
      failure('again', 'api', 90, 60),
      failure('b', 'web', 100, 70),
      failure('unfelt', 'web', 400, 300, 0),
    ]
    expect(failingTogether(given, AS_OF, 365)).toEqual([{ services: ['api', 'web'], both: 70, either: 70 }])
  })

  test('is what counting minute by minute gives', () => {
    const arbitraryFailures = fc.array(
      fc.tuple(
        fc.constantFrom('api', 'web', 'auth'),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 80 }),
      ),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(arbitraryFailures, (given) => {
        const losses = given.map(([of, ago, lasts], row) => failure(`i${row}`, of, ago, Math.min(lasts, ago)))
        const pairs = failingTogether(losses, AS_OF, 1)
        const down = (of: string, ago: number) =>
          given.some(([one, start, lasts]) => one === of && ago <= start && ago > start - Math.min(lasts, start))
        const all = Array.from({ length: 300 }, (_, position) => position + 1)
        for (const [one, other] of [
          ['api', 'auth'],
          ['api', 'web'],
          ['auth', 'web'],
        ] as const) {
          const both = all.filter((ago) => down(one, ago) && down(other, ago)).length
          const either = all.filter((ago) => down(one, ago) || down(other, ago)).length
          const pair = pairs.find(({ services }) => services[0] === one && services[1] === other)
          expect(pair).toEqual(both === 0 ? undefined : { services: [one, other], both, either })
        }
      }),
      PROPERTY,
    )
  })
})

test('a loss counts where it was felt, told apart by where it began', () => {
  const given = evidence({
    services: [service('api', { trafficShare: ratio(0.5) }), service('web')],
    losses: [
      loss('own', { minutes: minutes(8), root: 'api' }),
      loss('from auth', { minutes: minutes(4), root: 'auth' }),
      loss('from web', { minutes: minutes(6), root: 'web' }),
      loss('nobody knows', { minutes: minutes(2) }),
      loss('long ago', { minutes: minutes(50), startedAt: earlier(366 * DAY) }),
      loss('elsewhere', { service: 'web', minutes: minutes(20), root: 'web' }),
    ],
  })
  expect(originsOf(given, 365.25)).toEqual([
    { service: 'web', own: 20, elsewhere: [], unknown: 0 },
    {
      service: 'api',
      own: 4,
      elsewhere: [
        { root: 'web', minutes: 3 },
        { root: 'auth', minutes: 2 },
      ],
      unknown: 1,
    },
  ])
})
