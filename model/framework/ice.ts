/** ICE score: impact x confidence x ease, each as its sheet scales them, larger is better. Source: Ellis and Brown, "Hacking Growth" (2017). */
export const iceScore = ({
  impact,
  confidence,
  ease,
}: {
  readonly impact: number
  readonly confidence: number
  readonly ease: number
}): number => impact * confidence * ease
