import { type RefObject, useEffect, useState } from 'react'
import { usePrinting } from './use-printing.ts'

const MARGIN = 120
const STEP = 120

/** Few rows are all drawn; of many, those near the window, and on paper all. From and to, in pixels from the element's top. */
export function useWindow(element: RefObject<HTMLElement | null>, rows: number): readonly [number, number] {
  const [top, setTop] = useState(0)
  const many = rows > 60
  const printing = usePrinting()
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
  return [top - MARGIN, top + window.innerHeight + STEP + MARGIN]
}
