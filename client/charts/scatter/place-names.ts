export interface Dot {
  readonly x: number
  readonly y: number
}

/** A name to write along a line that runs from its lower left end to its upper right. */
export interface NamedLine {
  readonly name: string
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

export interface PlacedName {
  readonly name: string
  /** Where the middle of the text stands, and its angle in degrees. */
  readonly x: number
  readonly y: number
  readonly angle: number
}

interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const LETTER = 5.6
const CLEAR = 11
const OFF = 8

/**
 * A place for each name beside its line, as near its upper end as no dot is covered and the text stays inside; a name
 * without such a place is left out. Cost: lines x places x dots.
 */
export function placeNames(lines: readonly NamedLine[], dots: readonly Dot[], area: Area): readonly PlacedName[] {
  const taken: Dot[] = [...dots]
  return lines.flatMap((line): PlacedName[] => {
    const length = Math.hypot(line.x2 - line.x1, line.y2 - line.y1)
    const width = line.name.length * LETTER
    if (length < width + 16) return []
    const [ux, uy] = [(line.x2 - line.x1) / length, (line.y2 - line.y1) / length]
    for (let from = length - width / 2 - 6; from > width / 2 + 6; from -= 8) {
      for (const side of [1, -1]) {
        const middle = { x: line.x1 + ux * from + uy * OFF * side, y: line.y1 + uy * from - ux * OFF * side }
        const trace = [-1, -0.5, 0, 0.5, 1].map((part) => ({
          x: middle.x + (ux * width * part) / 2,
          y: middle.y + (uy * width * part) / 2,
        }))
        if (!trace.every((point) => isFree(point, taken) && isInside(point, area))) continue
        taken.push(...trace)
        return [{ name: line.name, ...middle, angle: (Math.atan2(uy, ux) * 180) / Math.PI }]
      }
    }
    return []
  })
}

const isFree = ({ x, y }: Dot, taken: readonly Dot[]): boolean =>
  taken.every((dot) => Math.hypot(dot.x - x, dot.y - y) > CLEAR)

const isInside = ({ x, y }: Dot, { left, top, right, bottom }: Area): boolean =>
  x > left + 4 && x < right - 2 && y > top + 4 && y < bottom - 4
