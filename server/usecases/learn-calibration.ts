import { createHash } from 'node:crypto'
import { CALIBRATED, calibrationsOf, pinnedNames } from '../../model/insight/backtest/calibrate.ts'
import type { LearntCalibration } from '../../model/insight/backtest/calibrated.ts'
import type { PastQuarter } from '../../model/insight/backtest/past-quarter.ts'
import type { Context, ReadingContext } from './context.ts'
import { loadHistory } from './load-history.ts'
import { pastQuarters } from './past-quarters.ts'

/**
 * What each past quarter chose of the forecast's constants, from the usual ones and never from chosen ones. What is kept
 * already is the answer where it was learnt from the same; else it takes seconds for a thousand incidents.
 */
export async function learnCalibration(context: ReadingContext): Promise<LearntCalibration> {
  const { settings } = context.store
  const [{ assumptions: stated }, kept, history] = await Promise.all([
    settings.get(),
    settings.calibration(),
    loadHistory(context),
  ])
  const { assumptions } = history
  const pinned = pinnedNames(assumptions, stated)
  const quarters = pinned.size === CALIBRATED.length ? [] : pastQuarters(history)
  const learntFrom = fingerprint(quarters, { assumptions, pinned: [...pinned] })
  if (kept?.learntFrom === learntFrom) return kept
  return { learntFrom, quarters: calibrationsOf(quarters, assumptions, pinned) }
}

/** Puts it in force, and tells every open page where that changes anything. */
export async function keepCalibration(
  { store, events }: Pick<Context, 'store' | 'events'>,
  learnt: LearntCalibration,
): Promise<void> {
  if (!(await store.settings.keepCalibration(learnt))) return
  events.publish({ type: 'evidence-changed', evidenceVersion: await store.evidenceVersion() })
}

/** All that a choice depends on. What is learnt of a quarter after its end is left out: it changes no choice. */
function fingerprint(quarters: readonly PastQuarter[], settings: object): string {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  for (const { start, end, services, losses, lostByEnd } of quarters) {
    const told = losses.map(({ service, startedAt, minutes, flags }) => [service, startedAt, minutes, flags])
    hash.update(JSON.stringify([start, end, services, told, [...lostByEnd]]))
  }
  return hash.digest('hex').slice(0, 12)
}
