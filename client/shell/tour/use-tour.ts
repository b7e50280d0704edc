import { useCallback, useState } from 'react'

const KEY = 'leverage-tour'

/** Whether the tour runs, and whether somebody has ended it here before. A browser that keeps nothing offers it again. */
export function useTour() {
  const [running, setRunning] = useState(false)
  const [ended, setEnded] = useState(wasEnded)
  const start = useCallback(() => setRunning(true), [])
  const end = useCallback(() => {
    setRunning(false)
    setEnded(true)
    try {
      localStorage.setItem(KEY, 'ended')
    } catch {
      // Storage is closed: the tour is offered again next time.
    }
  }, [])
  return { running, ended, start, end }
}

function wasEnded(): boolean {
  try {
    return localStorage.getItem(KEY) === 'ended'
  } catch {
    return false
  }
}
