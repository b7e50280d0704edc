import { expect, test } from 'vitest'
import {
  keepApart,
  merge,
  mergedWords,
  proposalsHeadline,
  split,
  takeOut,
} from '../../../client/features/evidence/outages/regroupings.ts'
import { regroupingSchema } from '../../../model/contract/outages.ts'

test.each([
  ['merging', merge([['a'], ['b', 'c']]), [['a', 'b', 'c']], []],
  [
    'keeping apart',
    keepApart([['a'], ['b', 'c']]),
    [['a'], ['b', 'c']],
    [
      ['a', 'b'],
      ['a', 'c'],
    ],
  ],
  [
    'splitting',
    split(['a', 'b', 'c']),
    [['a'], ['b'], ['c']],
    [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ],
  ],
  [
    'taking one out',
    takeOut(['a', 'b', 'c'], 'b'),
    [['a', 'c'], ['b']],
    [
      ['a', 'b'],
      ['c', 'b'],
    ],
  ],
  ['taking one of two out', takeOut(['a', 'b'], 'b'), [['a'], ['b']], [['a', 'b']]],
])('%s asks for what the contract takes', (_, { request }, now, apart) => {
  expect(request).toMatchObject({ now, apart })
  expect(regroupingSchema.parse(request)).toEqual(request)
})

test('findings are told with their number', () => {
  expect([proposalsHeadline(0), proposalsHeadline(1), proposalsHeadline(2)]).toEqual([
    'No two incidents look like one outage',
    'One outage may be counted more than once',
    'Two outages may be counted more than once',
  ])
  expect([mergedWords({ outages: 0, incidents: 0 }), mergedWords({ outages: 2, incidents: 5 })]).toEqual([
    null,
    '5 incidents count as two outages already',
  ])
})
