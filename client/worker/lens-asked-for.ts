import { DEFAULT_LENSES, type Lens, type PerDimension } from '../../model/evidence/lens.ts'
import type { Weighing } from './protocol.ts'

/** The lens that a weighing names, else the first one; "custom" with weights of one's own. */
export function lensAskedFor(
  lenses: readonly Lens[],
  { lens, weights }: Pick<Weighing, 'lens' | 'weights'>,
): { readonly id: string; readonly weights: PerDimension } {
  if (weights) return { id: 'custom', weights }
  return lenses.find(({ id }) => id === lens) ?? lenses[0] ?? (DEFAULT_LENSES[0] as Lens)
}
