import { type Silence, silenceOf } from '../../model/evidence/silence.ts'
import type { EventHub } from '../events.ts'
import type { StoredSource } from '../store/sources.ts'
import type { Store } from '../store/store.ts'
import type { SyncLog } from '../sync/sync-options.ts'

/** Whether a source has fallen silent; null for one that is fed by hand, paused, or whose last sync did not succeed. */
export async function silenceOfSource(
  store: Store,
  { id, config, paused, lastRun }: StoredSource,
): Promise<Silence | null> {
  if (config === null || paused || lastRun?.status !== 'succeeded') return null
  const assumptions = await store.settings.assumptions()
  const moments = await store.activity.moments(id, assumptions.silenceGaps + 1)
  return silenceOf(moments, lastRun.startedAt, assumptions)
}

/** Looks at a source after each of its runs, and raises the alarm once when it falls silent; again after it has spoken. */
export function silenceWatch(store: Store, events: EventHub, log: SyncLog): (source: string) => Promise<void> {
  const told = new Map<string, number>()
  return async (id) => {
    const source = await store.sources.find(id)
    const silence = source && (await silenceOfSource(store, source))
    if (!silence) {
      if (source?.lastRun?.status === 'succeeded') told.delete(id)
      return
    }
    if (told.get(id) === silence.since) return
    told.set(id, silence.since)
    const since = new Date(silence.since).toISOString()
    log.error({ source: id, since, usualDays: silence.usualDays }, 'a source has fallen silent')
    events.publish({ type: 'source-silent', source: id, since })
  }
}
