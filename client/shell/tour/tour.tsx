import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { comparisonQuery } from '../../features/compare/queries.ts'
import { pageQuery } from '../../features/evidence/queries.ts'
import { useStatus } from '../../lib/use-status.ts'
import { useRanking } from '../../worker/use-ranking.ts'
import { favouritePair } from './overlap.ts'
import { riskAnswer } from './quiet-risk.ts'
import { tourSteps } from './steps.ts'
import styles from './tour.module.css'

/** How often it is looked for, and how many times in vain before something else is marked: screens and panels load lazily. */
const LOOK_AGAIN_MS = 120
const LOOKS = 25

/** Six stops through the demo's story, each beside what it speaks of. Escape and "Skip" end it. */
export function Tour({ onEnd }: { readonly onEnd: () => void }) {
  const { report, frame } = useRanking()
  const { data: status } = useStatus()
  const navigate = useNavigate()
  const [position, setPosition] = useState(0)
  const card = useRef<HTMLElement>(null)
  const search = useSearch({ strict: false })
  const pair = report && favouritePair(report)
  const { data: compared = null } = useQuery({
    ...comparisonQuery(pair?.[0].id ?? '', pair?.[1].id ?? '', search, report?.evidenceVersion ?? ''),
    enabled: pair !== null,
  })
  const { data: risks } = useQuery(pageQuery('risks', { flag: 'over-limit', sort: 'yearly' }))
  const risk = risks && frame && report ? riskAnswer(risks.rows, frame.projects, report.projects) : null
  const steps = report && status ? tourSteps(report, status, { compared, risk }) : []
  const step = steps[position]
  const target = step?.target
  const [path, project, tab] = [step?.path, step?.project, step?.tab]

  useEffect(() => {
    if (path === undefined) return
    void navigate({
      to: path,
      search: ({ lens, weights, asOf }) => ({ lens, weights, asOf, project, tab }),
      resetScroll: false,
    })
  }, [path, project, tab, navigate])

  // biome-ignore lint/correctness/useExhaustiveDependencies: two stops may point at the same place of different screens
  useEffect(() => {
    if (target === undefined) return
    return pointAt(target)
  }, [target, position])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each stop is told to those who cannot see it
  useEffect(() => card.current?.focus({ preventScroll: true }), [position, step === undefined])

  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onEnd()
    }
    document.addEventListener('keydown', leave)
    return () => document.removeEventListener('keydown', leave)
  }, [onEnd])

  if (!step) return null
  const isLast = position === steps.length - 1
  return (
    <section
      ref={card}
      className={styles.card}
      data-screen
      data-aside={step.project !== undefined}
      tabIndex={-1}
      aria-label="Guided tour"
      aria-live="polite"
    >
      <p className={styles.place}>
        {position + 1} of {steps.length}
      </p>
      <h2>{step.title}</h2>
      <p>{step.text}</p>
      <div className={styles.buttons}>
        {!isLast && (
          <Button kind="link" onClick={onEnd}>
            Skip the tour
          </Button>
        )}
        <span className={styles.space} />
        {position > 0 && <Button onClick={() => setPosition(position - 1)}>Back</Button>}
        <Button onClick={() => (isLast ? onEnd() : setPosition(position + 1))}>{isLast ? 'Done' : 'Next'}</Button>
      </div>
    </section>
  )
}

/**
 * Marks the first element that a selector finds, as soon as it is there, and again where the screen it was on makes room
 * for the one that is loading; gives what takes the mark away.
 */
function pointAt(selector: string): () => void {
  let marked: Element | null = null
  let looks = 0
  const look = () => {
    if (marked?.isConnected) return
    // The order of a selector list is not that of the page: its first part is what is meant.
    const found = selector.split(', ').map((part) => document.querySelector(part))
    const [wanted] = found
    looks += 1
    const element = wanted ?? (looks >= LOOKS ? found.find((candidate) => candidate !== null) : null)
    if (!element) return
    marked = element
    element.setAttribute('data-toured', '')
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    element.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' })
  }
  const timer = setInterval(look, LOOK_AGAIN_MS)
  return () => {
    clearInterval(timer)
    marked?.removeAttribute('data-toured')
  }
}
