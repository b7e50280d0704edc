/** A job with what its delay costs in a unit of time, and how many units it takes. */
export interface DelayedJob {
  readonly urgency: number
  readonly duration: number
}

/** Cost of delay divided by duration, larger is better. Source: Reinertsen, "The Principles of Product Development Flow" (2009); Black Swan Farming. */
export const cd3Score = ({ urgency, duration }: DelayedJob): number => urgency / duration

/** What all delays cost when jobs are done one after the other in the order given: each job costs its urgency until it is done. */
export function delayCost(jobs: readonly DelayedJob[]): number {
  let elapsed = 0
  let cost = 0
  for (const { urgency, duration } of jobs) {
    elapsed += duration
    cost += urgency * elapsed
  }
  return cost
}
