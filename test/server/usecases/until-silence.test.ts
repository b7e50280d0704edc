import { expect, test } from 'vitest'
import { instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { untilSilence } from '../../../server/usecases/until-silence.ts'

const day = (number: number) => instant(number * MILLISECONDS_PER_DAY)
const span = (from: number, to: number) => ({ from: day(from), to: day(to) })
const SILENT = { since: day(40), from: day(80), usualDays: 2 }

test('a source that answers and tells of nothing any more covers the time up to its last word', () => {
  const heard = (...spans: ReturnType<typeof span>[]) =>
    untilSilence(new Map([['page', spans]]), new Map([['page', SILENT]])).get('page')
  expect(heard(span(0, 100))).toEqual([span(0, 40)])
  expect(heard(span(0, 20), span(30, 50), span(60, 100))).toEqual([span(0, 20), span(30, 40)])
  expect(heard(span(0, 30))).toEqual([span(0, 30)])
})

test('the silence of one source takes nothing from another, and a source that is none covers what it did', () => {
  const spans = new Map([
    ['page', [span(0, 100)]],
    ['other', [span(0, 100)]],
    ['file', [span(0, 100)]],
  ])
  const silences = new Map([
    ['page', SILENT],
    ['other', null],
  ])
  expect(untilSilence(spans, silences)).toEqual(new Map([...spans, ['page', [span(0, 40)]]]))
})
