import { useLayoutEffect, useRef } from 'react'

const DURATION = 160

/**
 * Lets children that moved glide to their new place. Every child of the returned reference that carries `data-glide`
 * (its key) and `data-top` (its place in pixels) takes part; new ones appear where they are. Not under reduced motion.
 *
 * Nor where moves follow each other sooner than a glide takes, as when a slider is dragged or its key held: what has begun
 * ends, and rows stand in their places at once. They follow the hand then, and drawing glides would hold up the next move.
 */
export function useGlide<Element extends HTMLElement>(order: unknown) {
  const container = useRef<Element>(null)
  const places = useRef(new Map<string, number>())
  const movedAt = useRef(Number.NEGATIVE_INFINITY)
  const glides = useRef<readonly Animation[]>([])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is what makes rows move
  useLayoutEffect(() => {
    const next = new Map<string, number>()
    const moved: { readonly row: HTMLElement; readonly by: number }[] = []
    for (const row of container.current?.querySelectorAll<HTMLElement>('[data-glide]') ?? []) {
      const key = row.dataset.glide ?? ''
      const top = Number(row.dataset.top)
      const before = places.current.get(key) ?? top
      if (before !== top) moved.push({ row, by: before - top })
      next.set(key, top)
    }
    places.current = next
    if (moved.length === 0) return
    const now = performance.now()
    const following = now - movedAt.current < DURATION
    movedAt.current = now
    if (following) for (const glide of glides.current) glide.cancel()
    glides.current = following || wantsNoMotion() ? [] : moved.map(({ row, by }) => glideFrom(row, by))
  }, [order])

  return container
}

const wantsNoMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

const glideFrom = (row: HTMLElement, by: number): Animation =>
  row.animate([{ transform: `translateY(${by}px)` }, { transform: 'none' }], { duration: DURATION, easing: 'ease-out' })
