import { useEffect, useState } from 'react'
import { Button } from '../components/button.tsx'

type Outcome = 'copied' | 'refused' | null

/** Copies the address, which is the whole view: lens, weights, filters, open project. */
export function ShareButton() {
  const [outcome, setOutcome] = useState<Outcome>(null)
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), 2_000)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href)
      setOutcome('copied')
    } catch {
      setOutcome('refused')
    }
  }
  return (
    <>
      <Button onClick={copy} style={{ minWidth: 84 }}>
        {outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'Not copied' : 'Share view'}
      </Button>
      <span className="unseen" role="status">
        {outcome === 'copied' ? 'The address of this view is copied' : ''}
        {outcome === 'refused' ? 'The browser does not allow copying; take the address from its address bar' : ''}
      </span>
    </>
  )
}
