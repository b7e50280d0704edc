import type { Status } from '../../model/contract/resource.ts'
import { isCompeting } from '../../model/evidence/project.ts'
import { countIncidents } from '../../model/loss/loss.ts'
import { VERSION } from '../version.ts'
import type { ReadingContext } from './context.ts'
import { isoOrNull } from './describe-run.ts'
import { loadEvidence } from './load-evidence.ts'
import { sourceState } from './source-state.ts'

/** What every page shows: whose data this is, how fresh, how much. */
export async function summariseStatus(context: ReadingContext): Promise<Status> {
  const { store, now } = context
  const [settings, freshAt, counts, sources, evidence] = await Promise.all([
    store.settings.get(),
    store.runs.lastSuccess(),
    store.counts(),
    store.sources.all(),
    loadEvidence(context, null),
  ])
  return {
    version: VERSION,
    company: settings.company ?? 'This company',
    demo: settings.demo,
    evidenceVersion: evidence.version,
    now: new Date(now()).toISOString(),
    freshAt: isoOrNull(freshAt),
    failed: sources
      .filter((source) => sourceState(source, null, false, now()) === 'failed')
      .map(({ id, title }) => ({ id, title })),
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
