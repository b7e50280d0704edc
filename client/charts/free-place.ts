/** A box on a chart, in pixels; a line is one without width or height. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Place {
  readonly x: number
  /** The middle of the line of text. */
  readonly y: number
  readonly anchor: 'start' | 'end'
}

/** Pixels of a character of the axis, widened a little since digits and letters differ. */
const CHARACTER = 6.2
const HALF_LINE = 7
const ASIDE = 8
/** Above, below, then further above, from the middle of the mark. */
const OFFSETS = [-12, 14, -28, -44]

/**
 * Where the name of a mark at (x, y) covers none of the lines that are drawn: beside it, first to the right. Where there is
 * no such place, the first one that is within the chart.
 */
export function freePlace(text: string, x: number, y: number, within: Box, drawn: readonly Box[]): Place {
  const width = text.length * CHARACTER
  const places = OFFSETS.flatMap((offset) =>
    (['start', 'end'] as const).map((anchor): { place: Place; box: Box } => {
      const at = anchor === 'start' ? x + ASIDE : x - ASIDE
      const middle = y + offset
      return {
        place: { x: at, y: middle, anchor },
        box: {
          left: anchor === 'start' ? at : at - width,
          right: anchor === 'start' ? at + width : at,
          top: middle - HALF_LINE,
          bottom: middle + HALF_LINE,
        },
      }
    }),
  ).filter(({ box }) => isWithin(box, within))
  const free = places.find(({ box }) => !drawn.some((other) => touches(box, other)))
  return (free ?? places[0])?.place ?? { x: x + ASIDE, y: y - 12, anchor: 'start' }
}

const isWithin = (box: Box, within: Box): boolean =>
  box.left >= within.left && box.right <= within.right && box.top >= within.top && box.bottom <= within.bottom

const touches = (one: Box, other: Box): boolean =>
  one.left <= other.right && one.right >= other.left && one.top <= other.bottom && one.bottom >= other.top
