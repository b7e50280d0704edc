import { describe, expect, test } from 'vitest'
import * as format from '../../model/format.ts'

const each = <Input>(write: (value: Input) => string, cases: readonly (readonly [Input, string])[]) => {
  test.each(cases)('%s -> %s', (value, text) => expect(write(value)).toBe(text))
}

describe('chances are rounded down and never certain', () =>
  each(format.chance, [
    [1, '>99%'],
    [0.9951, '>99%'],
    [0.99, '99%'],
    [0.989, '98%'],
    [0.29, '29%'],
    [0.5, '50%'],
    [0.01, '1%'],
    [0.0099, '<1%'],
    [0, '<1%'],
  ]))

describe('reliability is rounded down', () =>
  each(format.reliability, [
    [0.999996, '99.99%'],
    [0.9999, '99.99%'],
    [0.999, '99.90%'],
    [1, '100.00%'],
    [1 - 1e-13, '99.99%'],
    [0, '0.00%'],
  ]))

test.each([
  [0.999996, 0.9995, '99.999%'],
  [0.999996, 0.999, '99.99%'],
  [0.999996, 0.95, '99.99%'],
  [0.9999996, 0.99999, '99.9999%'],
  [1, 0.999, '100.00%'],
])('reliability %d against the objective %d -> %s', (measured, objective, text) =>
  expect(format.reliabilityAgainst(measured, objective)).toBe(text),
)

describe('what is consumed of a budget is rounded up', () =>
  each(format.budgetConsumed, [
    [0.301, '31%'],
    [0.0001, '1%'],
    [0, '0%'],
    [1e-14, '0%'],
    [0.07, '7%'],
    [0.991, '100%'],
    [1.0001, '101%'],
    [12.341, '1,235%'],
  ]))

describe('shares', () =>
  each(format.percent, [
    [0.067, '6.7%'],
    [0.1125, '11.3%'],
    [0, '0.0%'],
    [0.0002, '<0.1%'],
    [0.0006, '0.1%'],
  ]))

describe('leverage in percent a week', () =>
  each(format.leverage, [
    [0.0211, '2.11'],
    [0.00004, '<0.01'],
    [0, '0.00'],
    [0.09996, '10.0'],
    [0.251, '25.1'],
    [2.5, '250'],
  ]))

describe('amounts', () =>
  each(format.amount, [
    [0, '0'],
    [0.001, '<0.01'],
    [0.5, '0.50'],
    [20.52, '20.5'],
    [487, '487'],
    [9_994, '9,994'],
    [55_613, '55.6k'],
    [658_880, '659k'],
    [999_600, '1.00M'],
    [1_234_567, '1.23M'],
    [12_345_678_901, '12.3B'],
  ]))

describe('weeks', () => {
  each(format.weeks, [
    [11.84, '11.8'],
    [44, '44.0'],
  ])
  each(format.weeksShort, [
    [44, '44'],
    [43.8, '43.8'],
  ])
})

describe('words', () => {
  each(format.inWords, [
    [4, 'four'],
    [12, 'twelve'],
    [13, '13'],
  ])
  each(format.ordinal, [
    [1, '1st'],
    [2, '2nd'],
    [11, '11th'],
    [12, '12th'],
    [23, '23rd'],
    [112, '112th'],
    [121, '121st'],
  ])
  test('lists', () => {
    expect(format.list(['a'])).toBe('a')
    expect(format.list(['a', 'b', 'c'])).toBe('a, b and c')
    expect(format.listShort(['a', 'b', 'c', 'd'], 3)).toBe('a, b, c and 1 more')
    expect(format.listShort(['a', 'b', 'c'], 3)).toBe('a, b, c')
  })
  test('numbers with their noun', () => {
    expect(format.counted(1, 'row')).toBe('1 row')
    expect(format.counted(4096, 'row')).toBe('4,096 rows')
  })
})
