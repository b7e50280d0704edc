import { expect, test } from 'vitest'
import { type Box, freePlace } from '../../../client/charts/free-place.ts'

const PLOT: Box = { left: 0, right: 300, top: 0, bottom: 200 }
const line = (left: number, right: number, top: number, bottom: number): Box => ({ left, right, top, bottom })

test('a name stands above its mark on the right where nothing is in its way', () => {
  expect(freePlace('mine 0.0%', 100, 100, PLOT, [])).toEqual({ x: 108, y: 88, anchor: 'start' })
})

test('at the right edge it stands on the left', () => {
  expect(freePlace('mine 0.0%', 290, 100, PLOT, [])).toEqual({ x: 282, y: 88, anchor: 'end' })
})

test('at the origin it goes above a step that it would lie on, since there is no room below', () => {
  const steps = [line(0, 40, 200, 200), line(40, 40, 190, 200), line(40, 80, 190, 190)]
  expect(freePlace('mine 0.0%', 0, 200, PLOT, steps)).toEqual({ x: 8, y: 172, anchor: 'start' })
})

test('between two lines above it goes below', () => {
  expect(freePlace('mine 9%', 100, 100, PLOT, [line(0, 300, 90, 90)])).toEqual({ x: 108, y: 114, anchor: 'start' })
})

test('where everything is taken it stays beside its mark', () => {
  expect(freePlace('mine', 100, 100, PLOT, [PLOT])).toEqual({ x: 108, y: 88, anchor: 'start' })
})
