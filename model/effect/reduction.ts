/** How much of each part of a loss is taken away, each between 0 and 1 and independent of the others. */
export interface Reductions {
  readonly frequency: number
  readonly detection: number
  readonly recovery: number
  readonly blastRadius: number
}

export const NO_REDUCTION: Reductions = { frequency: 0, detection: 0, recovery: 0, blastRadius: 0 }

/**
 * Several effects on the same loss, as one: what each leaves multiplies, so together they never take more than there
 * was. The same holds for the effects of several projects.
 */
export function combineReductions(reductions: readonly Reductions[]): Reductions {
  const left = { frequency: 1, detection: 1, recovery: 1, blastRadius: 1 }
  for (const reduction of reductions) {
    left.frequency *= 1 - reduction.frequency
    left.detection *= 1 - reduction.detection
    left.recovery *= 1 - reduction.recovery
    left.blastRadius *= 1 - reduction.blastRadius
  }
  return {
    frequency: 1 - left.frequency,
    detection: 1 - left.detection,
    recovery: 1 - left.recovery,
    blastRadius: 1 - left.blastRadius,
  }
}

/**
 * Share of a loss that is avoided: 1 - (1 - f)(1 - b)(1 - d TTD/(TTD + TTR) - r TTR/(TTD + TTR)).
 * Linear in the share of detection, which is why a group of losses needs only two sums.
 * @param detectionShare TTD/(TTD + TTR), 0 to 1; null when there is no duration, and then only f and b count
 */
export function savedShare(
  { frequency, detection, recovery, blastRadius }: Reductions,
  detectionShare: number | null,
): number {
  const time = detectionShare === null ? 1 : 1 - detection * detectionShare - recovery * (1 - detectionShare)
  return 1 - (1 - frequency) * (1 - blastRadius) * time
}

/** Share of responder hours that is avoided: fewer incidents, and a shorter time after detection. */
export const savedToilShare = ({ frequency, recovery }: Reductions): number => 1 - (1 - frequency) * (1 - recovery)
