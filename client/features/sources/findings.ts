import type { SourceSummary } from '../../../model/contract/source.ts'
import { counted, inWords, list, sentence } from '../../../model/format.ts'
import { LATE_AFTER } from '../../lib/date.ts'

/** The configuration file counts as a source, but is read when it changes and never runs. */
export const CONFIGURATION = 'configuration'

export type SourceState = 'fresh' | 'late' | 'running' | 'failed' | 'never'

/** How a source does. Files come by hand, so only their last run tells. */
export function stateOf({ kind, lastRun }: SourceSummary, now: number): SourceState {
  if (kind === CONFIGURATION) return 'fresh'
  if (!lastRun) return 'never'
  if (lastRun.status === 'running') return 'running'
  if (lastRun.status === 'failed') return 'failed'
  const finished = new Date(lastRun.finishedAt ?? lastRun.startedAt).getTime()
  return now - finished > LATE_AFTER ? 'late' : 'fresh'
}

export const STATE_WORDS: Readonly<Record<SourceState, string>> = {
  fresh: 'Fresh',
  late: 'Late',
  running: 'Filling in',
  failed: 'Failed',
  never: 'Never run',
}

/** Whether the data can be relied on, as one sentence. */
export function sourcesHeadline(sources: readonly SourceSummary[], now: number): string {
  if (sources.length === 0) return 'No source yet'
  const named = (state: SourceState) =>
    sources.filter((source) => stateOf(source, now) === state).map(({ title }) => title)
  const parts = [
    ...phrase(named('failed'), 'failed', 'failed'),
    ...phrase(named('late'), 'is late', 'are late'),
    ...phrase(named('running'), 'is filling in', 'are filling in'),
    ...phrase(named('never'), 'has never run', 'have never run'),
  ]
  const fresh = named('fresh').length
  if (parts.length === 0) {
    if (sources.length === 1) return `${sources[0]?.title} is fresh`
    return `${sources.length === 2 ? 'Both' : `All ${inWords(sources.length)}`} sources are fresh`
  }
  const rest =
    fresh > 0
      ? `${sentence(inWords(fresh))} of ${inWords(sources.length)} sources ${fresh === 1 ? 'is' : 'are'} fresh; `
      : ''
  return sentence(`${rest}${list(parts)}`)
}

function phrase(titles: readonly string[], one: string, many: string): string[] {
  if (titles.length === 0) return []
  return [
    titles.length > 2 ? `${inWords(titles.length)} ${many}` : `${list(titles)} ${titles.length === 1 ? one : many}`,
  ]
}

/** How much there is, and how much was not taken in. */
export function sourcesSubline(sources: readonly SourceSummary[], quarantined: number): string {
  const rows = sources.reduce((sum, source) => sum + source.rows, 0)
  const kept =
    quarantined === 0
      ? 'nothing is in quarantine'
      : `${counted(quarantined, 'row')} in quarantine, none of them in the ranking`
  return `${counted(rows, 'row')} of evidence from ${counted(sources.length, 'source')}; ${kept}.`
}
