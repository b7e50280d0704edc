import { useState } from 'react'
import { weeksShort } from '../../../model/format.ts'
import styles from './capacity.module.css'
import type { TeamRow } from './view.ts'

interface CapacityFieldProps {
  readonly team: TeamRow
  /** Another number than the one stated is tried. */
  readonly isTried: boolean
  /** Null: no limit. */
  readonly onChange: (weeks: number | null) => void
}

/** The weeks of a team, to be tried; Enter or leaving the field tries them, Escape brings them back. "1/2" is half of them. */
export function CapacityField({ team, isTried, onChange }: CapacityFieldProps) {
  const shown = team.capacity === null ? '' : weeksShort(team.capacity)
  const [text, setText] = useState(shown)
  const weeks = weeksOf(text, team.capacity)
  const keep = () => {
    if (weeks === undefined) setText(shown)
    else if (text !== shown) onChange(weeks)
  }
  return (
    <input
      className={`${styles.weeks} number`}
      data-tried={isTried}
      inputMode="decimal"
      autoComplete="off"
      aria-label={`Weeks of ${team.title}`}
      aria-invalid={weeks === undefined}
      title={isTried ? 'Tried here; Settings keeps what is stated' : 'Type another number to try it; 1/2 is half'}
      placeholder="any"
      value={text}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setText(target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') setText(shown)
      }}
    />
  )
}

/** Undefined where it is no number of weeks. */
export function weeksOf(text: string, current: number | null): number | null | undefined {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return null
  const share = /^(\d+)\/(\d+)$/.exec(trimmed)
  const value = share ? ((current ?? Number.NaN) * Number(share[1])) / Number(share[2]) : Number(trimmed)
  return Number.isFinite(value) && value >= 0 && value <= 100_000 ? value : undefined
}
