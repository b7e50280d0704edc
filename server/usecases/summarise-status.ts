import type { Status } from '../../model/contract/resource.ts'
import { isCompeting } from '../../model/evidence/project.ts'
import { countIncidents } from '../../model/loss/loss.ts'
import { VERSION } from '../version.ts'
import type { ReadingContext } from './context.ts'
import { loadEvidence } from './load-evidence.ts'

/** What every page shows: whose data this is, how fresh, how much. */
export async function summariseStatus(context: ReadingContext): Promise<Status> {
  const { store, now } = context
  const [settings, sources, counts, evidence] = await Promise.all([
    store.settings.get(),
    store.sources.all(),
    store.counts(),
    loadEvidence(context, null),
  ])
  const finished = sources.flatMap(({ lastRun }) =>
    lastRun?.status === 'succeeded' && lastRun.finishedAt !== null ? [lastRun.finishedAt] : [],
  )
  return {
    version: VERSION,
    company: settings.company ?? 'This company',
    demo: settings.demo,
    evidenceVersion: evidence.version,
    now: new Date(now()).toISOString(),
    freshAt: finished.length === 0 ? null : new Date(Math.max(...finished)).toISOString(),
    counts: {
      incidents: countIncidents(evidence.losses),
      // What is shipped or rejected is kept, and competes for nothing.
      projects: evidence.projects.filter(isCompeting).length,
      services: evidence.services.length,
      sources: counts.sources,
      quarantined: counts.quarantined,
    },
  }
}
