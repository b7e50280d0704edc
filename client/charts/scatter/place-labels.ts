interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Spot {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly text: string
}

export interface PlacedLabel {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly text: string
}

const HEIGHT = 11
const DIGIT = 7
const GAP = 7
const DOT = 5

/**
 * A place beside each named dot where its label covers no other dot or label, tried in a fixed order, first spots first. A
 * label with no free place is left out: an unreadable one says less than none. Cost: named spots x spots, times ten.
 * @param spots all dots, the named ones among them
 * @param area in pixels; labels stay inside
 */
export function placeLabels(named: readonly Spot[], spots: readonly Spot[], area: Box): readonly PlacedLabel[] {
  const taken: Box[] = spots.map(({ x, y }) => ({ left: x - DOT, right: x + DOT, top: y - DOT, bottom: y + DOT }))
  const placed: PlacedLabel[] = []
  for (const spot of named) {
    const free = candidates(spot).find(
      ({ box }) => isInside(box, area) && !taken.some((other) => overlap(box, other)) && isNearest(box, spot, spots),
    )
    if (!free) continue
    taken.push(free.box)
    placed.push({ id: spot.id, text: spot.text, x: free.x, y: free.y, anchor: free.anchor })
  }
  return placed
}

function candidates({ x, y, text }: Spot) {
  const width = text.length * DIGIT
  const at = (dx: number, dy: number, anchor: PlacedLabel['anchor']) => {
    const left = anchor === 'start' ? x + dx : anchor === 'end' ? x + dx - width : x + dx - width / 2
    const middle = y + dy
    return {
      x: x + dx,
      y: middle,
      anchor,
      box: { left, right: left + width, top: middle - HEIGHT / 2, bottom: middle + HEIGHT / 2 },
    }
  }
  const near = 5
  return [
    at(near, -GAP - 2, 'start'),
    at(-near, -GAP - 2, 'end'),
    at(near, GAP + 3, 'start'),
    at(-near, GAP + 3, 'end'),
    at(GAP + 2, 0, 'start'),
    at(-GAP - 2, 0, 'end'),
    at(0, -GAP - 6, 'middle'),
    at(0, GAP + 7, 'middle'),
    at(GAP + 6, -GAP - 8, 'start'),
    at(-GAP - 6, GAP + 8, 'end'),
  ]
}

/** A label nearer to another dot than to its own would be read as that dot's. */
function isNearest({ left, right, top, bottom }: Box, own: Spot, spots: readonly Spot[]): boolean {
  const distance = ({ x, y }: Spot) => Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2)
  return spots.every((spot) => spot.id === own.id || distance(spot) > distance(own))
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

const isInside = (box: Box, area: Box): boolean =>
  box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom
