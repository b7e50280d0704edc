import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeLabels } from '../../../client/charts/scatter/place-labels.ts'
import { placeNames } from '../../../client/charts/scatter/place-names.ts'

const area = { left: 0, top: 0, right: 300, bottom: 300 }

describe('rank labels', () => {
  test('stand up and right of a dot with room', () => {
    const spot = { id: 'a', x: 100, y: 100, text: '1' }
    const [label] = placeLabels([spot], [spot], area)
    expect(label).toMatchObject({ id: 'a', x: 105, y: 91, anchor: 'start' })
  })

  test('are left out rather than drawn over others, and never stand nearer to another dot', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 60 }), (places) => {
        const spots = places.map(([x, y], position) => ({ id: String(position), x, y, text: String(position + 1) }))
        const boxes = placeLabels(spots, spots, area).map(({ id, x, y, anchor, text }) => {
          const width = text.length * 7
          const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
          return { id, left, right: left + width, top: y - 5.5, bottom: y + 5.5, middle: { x: left + width / 2, y } }
        })
        for (const box of boxes) {
          for (const other of boxes) {
            if (box === other) continue
            const apart =
              box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top
            expect(apart).toBe(true)
          }
          const distance = (spot: { x: number; y: number }) => Math.hypot(spot.x - box.middle.x, spot.y - box.middle.y)
          const own = distance(spots[Number(box.id)] ?? { x: 0, y: 0 })
          expect(spots.every((spot) => spot.id === box.id || distance(spot) > own)).toBe(true)
        }
      }),
    ))
})

describe('names of diagonals', () => {
  const line = { name: '1 a week', x1: 0, y1: 300, x2: 300, y2: 0 }

  test('stand near the upper end, along the line', () => {
    const [name] = placeNames([line], [], area)
    expect(name?.angle).toBeCloseTo(-45)
    expect(name?.x).toBeGreaterThan(200)
  })

  test('move down the line where a dot is in the way', () => {
    const [free] = placeNames([line], [], area)
    const [moved] = placeNames([line], [{ x: 270, y: 30 }], area)
    expect(moved?.x).toBeLessThan(free?.x ?? 0)
  })

  test('are left out on a short line', () => expect(placeNames([{ ...line, x2: 30, y2: 270 }], [], area)).toEqual([]))
})
