import { sentence } from '../../model/format.ts'
import type { Trouble } from '../lib/problem.ts'
import { Button } from './button.tsx'
import styles from './trouble.module.css'

interface TroubleProps {
  readonly trouble: Trouble
  readonly onAgain: () => void
}

interface NoticeProps extends TroubleProps {
  /** It takes the place of a whole page, its heading included. */
  readonly page?: boolean
}

/** The detail as a sentence of its own: what a server says begins small, since programs put words before it. */
const told = ({ detail }: Trouble): string => {
  const words = sentence(detail)
  return /[.!?…]$/.test(words) ? words : `${words}.`
}

/** Takes the place of what could not be shown: what is wrong, and what to do. */
export function TroubleNotice({ trouble, onAgain, page = false }: NoticeProps) {
  const Heading = page ? 'h1' : 'h3'
  return (
    <div className={styles.trouble} role="alert">
      <Heading>{trouble.title}</Heading>
      <p>{told(trouble)}</p>
      {trouble.again && <Button onClick={onAgain}>Try again</Button>}
    </div>
  )
}

/** Stands above what is shown from before, when newer could not be had. */
export function TroubleStrip({ trouble, onAgain }: TroubleProps) {
  return (
    <div className={styles.strip} role="alert">
      <span>
        <strong>{trouble.title}.</strong> {told(trouble)} What you see is from before.
      </span>
      {trouble.again && <Button onClick={onAgain}>Try again</Button>}
    </div>
  )
}
