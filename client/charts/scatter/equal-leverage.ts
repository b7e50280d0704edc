import type { LogAxis } from './log-scale.ts'

export interface Line {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/**
 * Where value / effort is the same, in pixels: a straight line between logarithmic axes. Null when it misses the plot.
 * @param x from engineer-weeks to pixels
 * @param y from percent of all pain to pixels
 */
export function equalLeverage(
  leverage: number,
  x: (value: number) => number,
  y: (value: number) => number,
  xAxis: LogAxis,
  yAxis: LogAxis,
): Line | null {
  const from = Math.max(xAxis.from, yAxis.from / leverage)
  const to = Math.min(xAxis.to, yAxis.to / leverage)
  if (to <= from) return null
  return { x1: x(from), y1: y(from * leverage), x2: x(to), y2: y(to * leverage) }
}
