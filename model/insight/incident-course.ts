import type { Reductions } from '../effect/reduction.ts'
import type { ShareStep } from '../loss/share.ts'
import { MILLISECONDS_PER_MINUTE } from '../quantity.ts'

/** When what happened in an incident, in milliseconds; null where its source does not tell. */
export interface IncidentMoments {
  readonly startedAt: number
  readonly detectedAt: number | null
  /** End of the time it counts for. */
  readonly endedAt: number
}

/** The course of one incident at one service, as it was and as it would have been. */
export interface IncidentCourse {
  readonly without: readonly ShareStep[]
  readonly withProject: readonly ShareStep[]
  /** When it would have been detected; null where nobody knows when it was. */
  readonly detectedAt: number | null
  readonly endedAt: number
  /** Service minutes lost: share x minutes. */
  readonly minutesWithout: number
  readonly minutesWith: number
}

/**
 * What a project's reductions would have made of an incident that began all the same: the time to detection and the
 * time after it pass faster, and a smaller share fails. The same terms as `savedShare` without its frequency, applied to
 * the course instead of its mean. Where nobody knows when it was detected, `detectionShare` of it went by before.
 */
export function incidentCourse(
  steps: readonly ShareStep[],
  { startedAt, detectedAt, endedAt }: IncidentMoments,
  detectionShare: number,
  { detection, recovery, blastRadius }: Omit<Reductions, 'frequency'>,
): IncidentCourse {
  const found = Math.min(endedAt, detectedAt ?? startedAt + detectionShare * (endedAt - startedAt))
  const foundSooner = startedAt + (found - startedAt) * (1 - detection)
  const moved = (moment: number) =>
    moment <= found
      ? startedAt + (moment - startedAt) * (1 - detection)
      : foundSooner + (moment - found) * (1 - recovery)
  const withProject = steps
    .flatMap((step) => splitAt(step, found))
    .map(({ from, to, share }) => ({ from: moved(from), to: moved(to), share: share * (1 - blastRadius) }))
    .filter(({ from, to }) => to > from)
  return {
    without: steps,
    withProject,
    detectedAt: detectedAt === null ? null : foundSooner,
    endedAt: moved(endedAt),
    minutesWithout: minutesIn(steps),
    minutesWith: minutesIn(withProject),
  }
}

const splitAt = (step: ShareStep, moment: number): ShareStep[] =>
  step.from < moment && moment < step.to
    ? [
        { ...step, to: moment },
        { ...step, from: moment },
      ]
    : [step]

const minutesIn = (steps: readonly ShareStep[]): number =>
  steps.reduce((sum, { from, to, share }) => sum + ((to - from) / MILLISECONDS_PER_MINUTE) * share, 0)
