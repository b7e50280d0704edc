import { useEffect, useState } from 'react'

/** The time in milliseconds, renewed every half minute: enough for "6 min old". */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
