import { useEffect, useState } from 'react'
import { useStatus } from './use-status.ts'

/**
 * The time in milliseconds by the server's clock, renewed every half minute: enough for "6 min old". What it is held
 * against was dated by that clock, and the one of this machine may be wrong.
 */
export function useNow(): number {
  const { data: status, dataUpdatedAt } = useStatus()
  const [here, setHere] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return status ? here + Date.parse(status.now) - dataUpdatedAt : here
}
