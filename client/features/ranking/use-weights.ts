import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Lens, PerDimension } from '../../../model/evidence/lens.ts'
import { decodeWeights, encodeWeights } from '../../lib/weights.ts'
import { ranking } from '../../worker/use-ranking.ts'

/** The address follows a slider once it has rested this long; the ranking follows at once. */
const REST = 300

/** The weights in force and how to change them: by lens, or one's own. */
export function useWeights(lenses: readonly Lens[]) {
  const { lens: lensId, weights: text } = useSearch({ from: '/ranking' })
  const navigate = useNavigate({ from: '/ranking' })
  const [draft, setDraft] = useState<PerDimension | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // Another address, by a lens, a link or the back button, ends what was being tried.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what ends it
  useEffect(() => {
    clearTimeout(timer.current)
    setDraft(null)
  }, [lensId, text])

  const lens = lenses.find(({ id }) => id === lensId) ?? lenses[0]
  const own = draft ?? (text ? decodeWeights(text) : null)
  return {
    lens,
    custom: own !== null,
    weights: own ?? lens?.weights ?? null,
    choose: (chosen: Lens) => {
      const isDefault = chosen.id === lenses[0]?.id
      void navigate({
        search: (search) => ({ ...search, lens: isDefault ? undefined : chosen.id, weights: undefined }),
        resetScroll: false,
      })
    },
    change: (weights: PerDimension) => {
      setDraft(weights)
      // As the address will have them: it then asks for nothing new, and no second report is made.
      ranking.weigh(lensId ?? null, decodeWeights(encodeWeights(weights)) ?? weights)
      clearTimeout(timer.current)
      timer.current = setTimeout(
        () =>
          void navigate({
            search: (search) => ({ ...search, weights: encodeWeights(weights) }),
            replace: true,
            resetScroll: false,
          }),
        REST,
      )
    },
  }
}
