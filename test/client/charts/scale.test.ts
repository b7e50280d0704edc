import { describe, expect, test } from 'vitest'
import { densityPath } from '../../../client/charts/density-path.ts'
import { columnMax, halvesTo, placeOn, scaleTo } from '../../../client/charts/scale.ts'
import { diagonals, ladder, leastShown, logAxis } from '../../../client/charts/scatter/log-scale.ts'

describe('linear scales', () => {
  test.each([
    [3.4, 4, [0, 1, 2, 3], 0],
    [18.7, 2, [0, 10], 0],
    [0.34, 4, [0, 0.1, 0.2, 0.3], 1],
    [47, 5, [0, 10, 20, 30, 40], 0],
    [0, 4, [0, 1], 0],
  ])('up to %d with %d ticks', (max, most, ticks, digits) => {
    const scale = scaleTo(max, most)
    expect(scale.ticks.map((tick) => Number(tick.toFixed(6)))).toEqual(ticks)
    expect(scale.digits).toBe(digits)
  })

  test.each([
    [17, [0, 9, 18], 0],
    [18, [0, 9, 18], 0],
    [4.2, [0, 2.5, 5], 1],
    [1.1, [0, 0.6, 1.2], 1],
    [0.12, [0, 0.06, 0.12], 2],
    [70, [0, 35, 70], 0],
    [390, [0, 200, 400], 0],
    [0, [0, 1], 0],
  ])('up to %d in two halves', (max, ticks, digits) => {
    const scale = halvesTo(max)
    expect(scale.ticks.map((tick) => Number(tick.toFixed(6)))).toEqual(ticks)
    expect(scale.max).toBeGreaterThanOrEqual(max)
    expect(scale.digits).toBe(digits)
  })

  test('places stay on the scale', () => {
    expect(placeOn(scaleTo(4, 4), 1)).toBe('25.000%')
    expect(placeOn(scaleTo(4, 4), 9)).toBe('100.000%')
    expect(placeOn(scaleTo(4, 4), -1)).toBe('0.000%')
  })

  test('one endless interval does not press the others against the axis', () => {
    expect(columnMax([3, 2, 1])).toBe(3)
    expect(columnMax([300, 2, 1])).toBe(4)
    expect(columnMax([3])).toBe(3)
    expect(columnMax([])).toBe(0)
  })
})

describe('logarithmic scales', () => {
  test('ladder', () => expect(ladder(0.4, 20)).toEqual([0.5, 1, 2, 5, 10, 20]))
  test('ticks within the axis, at tens only when it is long', () => {
    expect(logAxis(0.5, 17).ticks).toEqual([0.5, 1, 2, 5, 10, 20])
    expect(logAxis(0.03, 12).ticks).toEqual([0.1, 1, 10])
  })
  test('one tiny value does not press the others together', () => {
    expect(leastShown(0.4, 20)).toBe(0.4)
    const { from, to } = logAxis(leastShown(0.0001, 20), 20)
    expect(to / from).toBeCloseTo(200)
  })
  test('diagonals are few and lie among the points', () => {
    expect(diagonals([0.42, 0.7, 1.1, 2.1], 4)).toEqual([0.5, 1, 2])
    expect(diagonals([0.001, 10], 4).length).toBeLessThanOrEqual(4)
    expect(diagonals([], 4)).toEqual([])
  })
})

describe('the shape of an estimate', () => {
  test('rises to its likely value and stands on its ground', () => {
    const path = densityPath({ low: 0, likely: 0.5, high: 1 }, 1, 100, 20, 20)
    expect(path.startsWith('M0.00 20')).toBe(true)
    expect(path).toContain('L50.00 0.00')
    expect(path.endsWith('L100.00 20Z')).toBe(true)
  })
  test('of no width is a spike', () =>
    expect(densityPath({ low: 1, likely: 1, high: 1 }, 2, 100, 20, 20)).toBe('M50.00 20V0'))
})
