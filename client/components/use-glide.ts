import { useLayoutEffect, useRef } from 'react'

const DURATION = 160

interface Place {
  readonly top: number
  /** On its way to `top`, from `by` pixels off. */
  readonly glide: { readonly animation: Animation; readonly by: number } | null
}

/**
 * Lets children that moved glide to their new place. Every child of the returned reference that carries `data-glide`
 * (its key) and `data-top` (its place in pixels) takes part; new ones appear where they are. Not under reduced motion.
 */
export function useGlide<Element extends HTMLElement>(order: unknown) {
  const container = useRef<Element>(null)
  const places = useRef(new Map<string, Place>())

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is what makes rows move
  useLayoutEffect(() => {
    const next = new Map<string, Place>()
    for (const row of container.current?.querySelectorAll<HTMLElement>('[data-glide]') ?? []) {
      const key = row.dataset.glide ?? ''
      const top = Number(row.dataset.top)
      const before = places.current.get(key)
      if (!before) next.set(key, { top, glide: null })
      else if (before.top === top) next.set(key, before)
      else next.set(key, { top, glide: glideFrom(row, before.top + stillOff(before) - top) })
    }
    places.current = next
  }, [order])

  return container
}

/** How far from its place a row is seen now. Asked of the animation: asking the page would lay it out again. */
function stillOff({ glide }: Place): number {
  const progress = glide?.animation.effect?.getComputedTiming().progress
  return glide && typeof progress === 'number' ? glide.by * (1 - progress) : 0
}

function glideFrom(row: HTMLElement, by: number): Place['glide'] {
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return null
  const animation = row.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], {
    duration: DURATION,
    easing: 'ease-out',
  })
  return { animation, by }
}
