import type { Random } from '../../model/random/stream.ts'
import { pick, whole } from './chance.ts'
import { DAY } from './clock.ts'
import type { Outage } from './outage.ts'
import {
  IDENTIFIED,
  INVESTIGATING,
  MONITORING,
  REOPENED,
  RESOLVED,
  STILL_INVESTIGATING,
} from './wording/status-updates.ts'

/** One update of the status page. */
export interface Step {
  /** Minutes since 1970, with seconds as a fraction. */
  readonly at: number
  readonly status: 'investigating' | 'identified' | 'monitoring' | 'resolved'
  readonly body: string
  /** Everything had been called well before it. */
  readonly wasOver: boolean
}

/** Minutes between updates that say nothing new. */
const SILENCE = 35

/** What the page said and when, oldest first. `what` is the component in the customers' words. */
export function stepsOf(outage: Outage, what: string, random: Random): Step[] {
  const steps: Step[] = []
  const say = (at: number, status: Step['status'], template: string, wasOver = false) =>
    steps.push({ at: at + whole(0, 59, random) / 60, status, body: template.replaceAll('{what}', what), wasOver })
  const length = outage.mitigated - outage.start
  // The page is written a little after somebody noticed, and never after it was over.
  const opened = Math.min(outage.detected + whole(2, 12, random), outage.mitigated - 1)

  say(opened, 'investigating', pick(INVESTIGATING, random))
  const understood = Math.round(opened + (outage.mitigated - opened) * 0.6)
  for (let at = opened + SILENCE, count = 0; at < understood - 5; at += SILENCE, count += 1) {
    say(at, 'investigating', STILL_INVESTIGATING[count % STILL_INVESTIGATING.length] as string)
  }
  if (outage.quirk === 'still open') return steps
  if (length > 20) say(understood, 'identified', pick(IDENTIFIED[outage.cause], random))
  if (outage.quirk === 'never resolved') return steps

  if (outage.quirk === 'reopened') return reopened(outage, steps, say, random)
  if (random() < 0.6 || length > 90 || outage.severity === 'critical')
    say(outage.mitigated, 'monitoring', pick(MONITORING, random))
  say(outage.resolved, 'resolved', pick(RESOLVED, random))
  return steps
}

/** Called resolved too early, opened again, then resolved for good. */
function reopened(
  outage: Outage,
  steps: Step[],
  say: (at: number, status: Step['status'], template: string, wasOver?: boolean) => void,
  random: Random,
): Step[] {
  const again = outage.resolved + whole(10, 40, random)
  const over = Math.min(again + whole(15, 60, random), outage.resolved + DAY)
  say(outage.mitigated, 'resolved', pick(RESOLVED, random))
  say(again, 'investigating', REOPENED, true)
  say(over, 'resolved', pick(RESOLVED, random))
  return steps
}
