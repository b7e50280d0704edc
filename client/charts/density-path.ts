import type { ThreePoint } from '../../model/evidence/three-point.ts'

const STEPS = 40

/**
 * The outline of the PERT density (weight 4) of an estimate on an axis from 0 to `max`, as an SVG path that stands on
 * `ground` and rises `height` pixels. An estimate without width is a spike.
 */
export function densityPath(
  { low, likely, high }: ThreePoint,
  max: number,
  width: number,
  ground: number,
  height: number,
): string {
  const x = (value: number) => ((value / max) * width).toFixed(2)
  if (high <= low) return `M${x(likely)} ${ground}V${ground - height}`
  const first = 1 + (4 * (likely - low)) / (high - low)
  const second = 1 + (4 * (high - likely)) / (high - low)
  const density = (share: number) => share ** (first - 1) * (1 - share) ** (second - 1)
  const points = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS)
  const peak = Math.max(...points.map(density))
  const outline = points.map(
    (share) => `L${x(low + share * (high - low))} ${(ground - (density(share) / peak) * height).toFixed(2)}`,
  )
  return `M${x(low)} ${ground}${outline.join('')}L${x(high)} ${ground}Z`
}
