import type { ShareStep } from '../../../model/loss/share.ts'

/**
 * The outline of steps as an SVG path that stands on the ground. Where nothing is known between two steps it comes down
 * to the ground and begins anew, so that a gap shows as one.
 */
export function outline(
  steps: readonly ShareStep[],
  x: (moment: number) => number,
  y: (share: number) => number,
): string {
  const ground = y(0)
  let path = ''
  let end: number | null = null
  for (const { from, to, share } of steps) {
    const [left, right, top] = [x(from), x(to), y(share)].map((value) => value.toFixed(2))
    if (from !== end) path += `${end === null ? '' : `V${ground}`}M${left} ${ground}`
    path += `V${top}H${right}`
    end = to
  }
  return end === null ? '' : `${path}V${ground}`
}

export interface Moment {
  readonly title: string
  readonly at: number
}

/** Moments whose names have room beside each other, from the first; the last one goes before those between. */
export function namedMoments(moments: readonly Moment[], x: (moment: number) => number, room: number): Moment[] {
  const ordered = moments.toSorted((one, other) => one.at - other.at)
  const last = ordered.at(-1)
  const named: Moment[] = []
  for (const moment of ordered) {
    const before = named.at(-1)
    const isNear = (other: Moment) => Math.abs(x(moment.at) - x(other.at)) < room
    if (moment !== last && ((before && isNear(before)) || (last && named.length > 0 && isNear(last)))) continue
    if (moment === last && before && isNear(before) && named.length > 1) named.pop()
    if (moment === last && named.length === 1 && before && isNear(before)) continue
    named.push(moment)
  }
  return named
}
