import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergedDowntime, type Outage } from '../../../model/loss/downtime.ts'
import { instant, MILLISECONDS_PER_MINUTE, ratio } from '../../../model/quantity.ts'
import { PROPERTY } from '../../support/evidence.ts'

const outage = (start: number, end: number, share: number): Outage => ({
  start: instant(start * MILLISECONDS_PER_MINUTE),
  end: instant(end * MILLISECONDS_PER_MINUTE),
  share: ratio(share),
})

/** By the definition: each minute belongs to the worst outage going on in it, ties to the earlier start, then the earlier in the list. */
function minuteByMinute(outages: readonly Outage[]): number[] {
  const minutes = new Array<number>(outages.length).fill(0)
  for (let minute = 0; minute < 60; minute += 1) {
    const moment = (minute + 0.5) * MILLISECONDS_PER_MINUTE
    let owner = -1
    outages.forEach((candidate, index) => {
      if (candidate.start > moment || candidate.end < moment) return
      const known = outages[owner]
      if (
        !known ||
        candidate.share > known.share ||
        (candidate.share === known.share && candidate.start < known.start)
      ) {
        owner = index
      }
    })
    if (owner >= 0) minutes[owner] = (minutes[owner] as number) + (outages[owner]?.share ?? 0)
  }
  return minutes
}

test('two sources reporting one outage count it once, at the worse share', () => {
  // 0-60 at 30% is reported twice, and 20-30 is critical: 50 x .3 + 10 x 1 = 25 customer-share minutes.
  expect(mergedDowntime([outage(0, 60, 0.3), outage(0, 60, 0.3), outage(20, 30, 1)])).toEqual([15, 0, 10])
})

test('outages apart, touching, nested and of no length', () => {
  expect(mergedDowntime([])).toEqual([])
  expect(mergedDowntime([outage(0, 10, 1), outage(10, 20, 0.5), outage(40, 50, 1)])).toEqual([10, 5, 10])
  expect(mergedDowntime([outage(0, 60, 1), outage(10, 20, 0.5)])).toEqual([60, 0])
  expect(mergedDowntime([outage(5, 5, 1), outage(0, 10, 0.5)])).toEqual([0, 5])
})

test('equals the minute-by-minute definition', () => {
  const outages = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }), fc.constantFrom(0, 0.05, 0.3, 0.5, 1))
      .map(([one, other, share]) => outage(Math.min(one, other), Math.max(one, other), share)),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(outages, (list) => {
      const expected = minuteByMinute(list)
      expect(mergedDowntime(list)).toEqual(expected.map((minutes) => expect.closeTo(minutes, 9)))
    }),
    { ...PROPERTY, numRuns: 500 },
  )
})
