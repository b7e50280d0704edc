import type { RiceFigures } from '../evidence/rice.ts'

/**
 * RICE score: reach x impact x confidence / effort, larger is better. It has no unit and compares only within one sheet.
 * Source: Intercom, "RICE: simple prioritization for product managers".
 */
export const riceScore = ({ reach, impact, confidence, effort }: RiceFigures): number =>
  (reach * impact * confidence) / effort
