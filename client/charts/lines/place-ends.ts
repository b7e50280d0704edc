/**
 * Where labels at the ends of lines stand: as near to their own heights as can be, at least `apart` from each other,
 * within the plot. In the order given; pixels from the top.
 */
export function placeEnds(
  wanted: readonly number[],
  apart: number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): number[] {
  const order = wanted
    .map((_, index) => index)
    .sort((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0) || one - other)
  const placed = new Array<number>(wanted.length).fill(0)
  let last = top - apart
  for (const index of order) {
    last = Math.max(wanted[index] ?? 0, last + apart)
    placed[index] = last
  }
  let next = bottom + apart
  for (const index of order.toReversed()) {
    next = Math.min(placed[index] ?? 0, next - apart)
    placed[index] = next
  }
  return placed
}
