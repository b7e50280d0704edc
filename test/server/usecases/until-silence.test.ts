import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { untilSilence } from '../../../server/usecases/until-silence.ts'

const day = (number: number) => instant(number * MILLISECONDS_PER_DAY)
const span = (from: number, to: number) => ({ from: day(from), to: day(to) })
/** Something every two days, up to day 40. */
const TOLD = Array.from({ length: 21 }, (_, number) => ({ source: 'page', at: day(2 * number) }))
const heard = (spans: ReturnType<typeof span>[], asOf: number, told = TOLD) =>
  untilSilence(new Map([['page', spans]]), told, day(asOf), DEFAULT_ASSUMPTIONS).get('page')

test('a source that answers and tells of nothing any more covers the time up to its last word', () => {
  expect(heard([span(0, 100)], 100)).toEqual([span(0, 40)])
  expect(heard([span(0, 20), span(30, 50), span(60, 100)], 100)).toEqual([span(0, 20), span(30, 40)])
})

test('a pause as its record has them is none, nor one that nobody has read yet', () => {
  expect(heard([span(0, 44)], 44)).toEqual([span(0, 44)])
  expect(heard([span(0, 44)], 100)).toEqual([span(0, 44)])
  expect(heard([span(0, 100)], 100, TOLD.slice(0, 5))).toEqual([span(0, 100)])
})

test('what was told after the day that is asked about does not end a silence of that day, nor does another source', () => {
  expect(heard([span(0, 100)], 80, [...TOLD, { source: 'page', at: day(90) }])).toEqual([span(0, 40)])
  expect(heard([span(0, 100)], 80, [...TOLD, { source: 'other', at: day(79) }])).toEqual([span(0, 40)])
  expect(heard([span(0, 100)], 100, [...TOLD, { source: 'page', at: day(99) }])).toEqual([span(0, 100)])
})
