import { UNMAPPED } from '../../model/evidence/service.ts'
import { counted } from '../../model/format.ts'
import { daysBetween } from '../../model/quantity.ts'
import type { Context } from './context.ts'
import { loadEvidence } from './load-evidence.ts'

export const VERDICTS = ['good', 'look', 'bad'] as const
export interface Finding {
  readonly verdict: (typeof VERDICTS)[number]
  readonly subject: string
  readonly detail: string
}

/** A source that last spoke longer ago than this may have stopped. */
const STALE_DAYS = 7

/** What is right and what wants a look: the runtime, the file, each source, what the ranking could not use. */
export async function diagnose(context: Context): Promise<Finding[]> {
  const { store, now } = context
  const [integrity, sources, evidence, settings, links, writer] = await Promise.all([
    store.integrity(),
    store.sources.all(),
    loadEvidence(context, null),
    store.settings.get(),
    store.issueLinks.all(),
    store.issueWriter.current(),
  ])
  const unmapped = new Set(
    evidence.losses.filter(({ service }) => service === UNMAPPED).map(({ incident }) => incident),
  )
  return [
    { verdict: 'good', subject: 'runtime', detail: `Node ${process.versions.node}` },
    ...(integrity.problems.length === 0
      ? [finding('good', 'database', `${integrity.path}, schema ${integrity.schemaVersion}, nothing damaged`)]
      : integrity.problems.map((problem) => finding('bad', 'database', problem))),
    settings.demo
      ? finding('look', 'company', `${settings.company ?? 'demo'} is invented; the first import replaces it`)
      : finding('good', 'company', settings.company ?? 'not named'),
    ...sources.map((source) => {
      const { lastRun } = source
      const age = lastRun?.finishedAt ? daysBetween(lastRun.finishedAt, now()) : null
      if (lastRun?.status === 'failed')
        return finding('bad', `source ${source.id}`, lastRun.error ?? 'its last run failed')
      if (source.config !== null && (age === null || age > STALE_DAYS)) {
        return finding(
          'look',
          `source ${source.id}`,
          age === null ? 'never synced' : `last synced ${counted(Math.floor(age), 'day')} ago`,
        )
      }
      const waiting = source.quarantined > 0 ? `, ${source.quarantined} in quarantine` : ''
      return finding(
        source.quarantined > 0 ? 'look' : 'good',
        `source ${source.id}`,
        `${counted(source.rows, 'row')}${waiting}`,
      )
    }),
    unmapped.size > 0
      ? finding(
          'look',
          'mapping',
          `${counted(unmapped.size, 'incident')} of no known service; add rules to leverage.yaml`,
        )
      : finding('good', 'mapping', 'every incident maps to a service'),
    ...(writer === null
      ? []
      : [
          finding(
            'good',
            'issue comments',
            `switched on, ${counted(links.filter(({ state }) => state === 'kept').length, 'comment')} kept in step`,
          ),
          ...links.flatMap(({ repository, number, state, fault }) =>
            fault === null ? [] : [finding('look', `comment on ${repository}#${number}`, `${state}: ${fault}`)],
          ),
        ]),
    evidence.projects.length > 0
      ? finding(
          'good',
          'projects',
          `${counted(evidence.projects.length, 'project')}, ${counted(evidence.teams.length, 'team')}`,
        )
      : finding('look', 'projects', 'none yet; import projects.csv or describe them in leverage.yaml'),
  ]
}

const finding = (verdict: Finding['verdict'], subject: string, detail: string): Finding => ({
  verdict,
  subject,
  detail,
})
