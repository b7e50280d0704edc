import { expect, test } from 'vitest'
import { namedMoments, outline } from '../../../client/charts/course/outline.ts'
import { wrapWords } from '../../../client/charts/fit-words.ts'
import { rangeScale } from '../../../client/charts/tornado/scale.ts'
import { type WaterfallStep, waterfallSpans } from '../../../client/charts/waterfall/steps.ts'

const step = (kind: WaterfallStep['kind'], value: number): WaterfallStep => ({
  key: `${kind} ${value}`,
  label: '',
  kind,
  value,
  figure: '',
  byProvenance: null,
})

test('what is taken off hangs from where the bar before it ended', () => {
  const spans = waterfallSpans([
    step('level', 41.8),
    step('scope', 27.3),
    step('level', 14.5),
    step('removed', 1.5),
    step('removed', 8),
    step('level', 5),
  ])
  expect(spans.map(({ from, to }) => [from, to].map((value) => Number(value.toFixed(6))))).toEqual([
    [0, 41.8],
    [14.5, 41.8],
    [0, 14.5],
    [13, 14.5],
    [5, 13],
    [0, 5],
  ])
})

test('floating point never takes a bar below the ground', () => {
  expect(waterfallSpans([step('level', 0.3), step('removed', 0.1 + 0.2)])[1]?.from).toBe(0)
})

test.each([
  ['smaller blast radius', 10, ['smaller', 'blast…']],
  ['found sooner', 14, ['found sooner']],
  ['fewer incidents', 9, ['fewer', 'incidents']],
  ['Uncommonlylongname', 8, ['Uncommo…']],
])('"%s" on lines of %d', (text, width, lines) => {
  expect(wrapWords(text, width, 2)).toEqual(lines)
})

test('a range has round ticks inside it, also below 0', () => {
  expect(rangeScale([0.0066, 0.016], 4)).toMatchObject({ from: 0.0066, to: 0.016, digits: 3 })
  expect(rangeScale([0.0066, 0.016], 4).ticks.map((tick) => tick.toFixed(3))).toEqual(['0.010', '0.015'])
  expect(rangeScale([-3, 4], 4).ticks).toEqual([-2, 0, 2, 4])
  expect(rangeScale([2, 2], 4)).toMatchObject({ from: 1, to: 3 })
})

test('a gap between steps comes down to the ground and begins anew', () => {
  const path = outline(
    [
      { from: 0, to: 1, share: 0.5 },
      { from: 1, to: 2, share: 0.2 },
      { from: 4, to: 5, share: 0.1 },
    ],
    (moment) => moment,
    (share) => 1 - share,
  )
  expect(path).toBe('M0.00 1V0.50H1.00V0.80H2.00V1M4.00 1V0.90H5.00V1')
})

test('names that would overlap are left out, the ends never', () => {
  const names = (...at: number[]) =>
    namedMoments(
      at.map((moment) => ({ title: String(moment), at: moment })),
      (moment) => moment,
      50,
    ).map(({ at: moment }) => moment)
  expect(names(0, 100, 200)).toEqual([0, 100, 200])
  expect(names(0, 20, 200)).toEqual([0, 200])
  expect(names(0, 170, 200)).toEqual([0, 200])
  expect(names(0, 60, 90, 200)).toEqual([0, 60, 200])
})
