import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react'
import { usePrinting } from './use-printing.ts'

const MARGIN = 120
const STEP = 120
/** The pixels of rows, below the margin, that are drawn where there is no window: few more than a laptop shows at once. */
const ASSUMED_HEIGHT = 560

/** Few rows are all drawn; of many, those near the window, and on paper all. From and to, in pixels from the element's top. */
export function useWindow(element: RefObject<HTMLElement | null>, rows: number): readonly [number, number] {
  const [top, setTop] = useState(0)
  const many = rows > 60
  const printing = usePrinting()
  const height = useSyncExternalStore(followHeight, windowHeight, assumedHeight)
  useEffect(() => {
    if (!many) return
    const measure = () => {
      const above = -(element.current?.getBoundingClientRect().top ?? 0)
      setTop(Math.floor(above / STEP) * STEP)
    }
    measure()
    window.addEventListener('scroll', measure, { passive: true })
    return () => window.removeEventListener('scroll', measure)
  }, [many, element])
  if (printing) return [0, element.current?.scrollHeight ?? 0]
  return [top - MARGIN, top + height + STEP + MARGIN]
}

const followHeight = (changed: () => void) => {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}
const windowHeight = () => window.innerHeight
const assumedHeight = () => ASSUMED_HEIGHT
