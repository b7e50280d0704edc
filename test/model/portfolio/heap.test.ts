import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heapOf } from '../../../model/portfolio/heap.ts'

test('entries leave in order, whatever order they come in', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: 0, max: 5 }), (numbers, early) => {
      const heap = heapOf<number>((one, other) => one > other)
      const left = [...numbers]
      for (const number of numbers) heap.push(number)
      for (let turn = 0; turn < early; turn += 1) left.splice(left.indexOf(heap.pop() ?? Number.NaN) >>> 0, 1)
      expect(left.length).toBe(Math.max(0, numbers.length - early))
      for (const number of left.toSorted((one, other) => other - one)) {
        expect(heap.peek()).toBe(number)
        expect(heap.pop()).toBe(number)
      }
      expect(heap.pop()).toBeUndefined()
    }),
    { seed: 20260928, numRuns: 300 },
  )
})
