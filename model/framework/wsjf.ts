/** Weighted shortest job first: cost of delay / job size, both in relative points, larger is better. Source: SAFe, "Weighted Shortest Job First". */
export const wsjfScore = ({
  value,
  timeCriticality,
  riskReduction,
  size,
}: {
  readonly value: number
  readonly timeCriticality: number
  readonly riskReduction: number
  readonly size: number
}): number => (value + timeCriticality + riskReduction) / size
