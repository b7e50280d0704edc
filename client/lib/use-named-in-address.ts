import { useEffect } from 'react'

/** Brings a part of the page into view once it is there, when the address names it: "#mapping". */
export function useNamedInAddress(id: string, isThere: boolean): void {
  useEffect(() => {
    if (isThere && location.hash === `#${id}`) document.getElementById(id)?.scrollIntoView()
  }, [id, isThere])
}
