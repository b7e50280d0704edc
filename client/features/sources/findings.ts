import type { SourceState, SourceSummary, SourcesReport, SyncProgressReport } from '../../../model/contract/source.ts'
import { count, counted, inWords, list, sentence } from '../../../model/format.ts'
import { age, clock, day, dayAndMonth, month } from '../../lib/date.ts'

/** The configuration file and the people who make projects count as sources, but never run. */
export const OWN_KINDS: readonly string[] = ['configuration', 'people']

export const STATE_WORDS: Readonly<Record<SourceState, string>> = {
  failed: 'Failed',
  silent: 'Gone silent',
  late: 'Late',
  running: 'Filling in',
  paused: 'Paused',
  never: 'Never run',
  fresh: 'Fresh',
}

/** Whether the data can be relied on, as one sentence. */
export function sourcesHeadline(sources: readonly SourceSummary[]): string {
  if (sources.length === 0) return 'No source yet'
  const named = (state: SourceState) => sources.filter((source) => source.state === state).map(({ title }) => title)
  const parts = [
    ...phrase(named('failed'), 'failed', 'failed'),
    ...phrase(named('silent'), 'has gone silent', 'have gone silent'),
    ...phrase(named('late'), 'is late', 'are late'),
    ...phrase(named('running'), 'is filling in', 'are filling in'),
    ...phrase(named('paused'), 'is paused', 'are paused'),
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

/** How much there is, how much was not taken in, and which hosts are left alone. */
export function sourcesSubline({ sources, silences }: SourcesReport, quarantined: number): string {
  const rows = sources.reduce((sum, source) => sum + source.rows, 0)
  const unmapped = sources.reduce((sum, source) => sum + source.unmapped, 0)
  const kept =
    quarantined === 0
      ? 'nothing is in quarantine'
      : `${counted(quarantined, 'row')} in quarantine, none of them in the ranking`
  const strays = unmapped === 0 ? '' : `, ${count(unmapped)} of them without a service`
  const rests = silences.map(({ host, reason, until }) => ` ${host} ${reason}, so it rests until ${clock(until)}.`)
  return `${counted(rows, 'row')} of evidence from ${counted(sources.length, 'source')}${strays}; ${kept}.${rests.join('')}`
}

/** How far a run has come, in words: what has arrived, and how long the rest takes. */
export function progressInWords({ fetched, expected, reached, rowsPerSecond, secondsLeft }: SyncProgressReport) {
  const rows = expected === null ? counted(fetched, 'row') : `${count(fetched)} of about ${counted(expected, 'row')}`
  const share = expected ? `${Math.floor(Math.min(1, fetched / expected) * 100)}%` : null
  const left = secondsLeft === null ? null : `about ${lasting(secondsLeft)} left`
  const rate = rowsPerSecond === null ? null : `${count(Math.round(rowsPerSecond))} rows a second`
  const pace = [share, [left, rate].filter(Boolean).join(' at ') || null].filter(Boolean).join(', ')
  return { rows, reached: reached === null ? '' : `, reached ${month(reached)}`, pace }
}

const lasting = (seconds: number): string =>
  seconds < 90 ? `${Math.max(1, Math.ceil(seconds))} s` : `${Math.ceil(seconds / 60)} min`

/** What a run's record says went wrong, without the name of its source: it is read below that. */
export function errorBelow(id: string, error: string): string {
  const own = [`${id}: `, `${id}, `].find((name) => error.startsWith(name)) ?? ''
  const rest = error.slice(own.length)
  const [titled, ...others] = rest.split(` "${id}": `)
  return others.length > 0 && titled && !/[:,.]/.test(titled) ? others.join(` "${id}": `) : rest
}

/** "No word from 3 to 5 Sep: 2 days"; with the year when it is not that of `now`, in milliseconds. */
export function gapInWords({ from, to }: SourceSummary['gaps'][number], now: number): string {
  const [start, end] = [new Date(from), new Date(to)]
  const lasted = age(from, end.getTime())
  if (day(from) === day(to)) return `No word on ${day(from)} from ${clock(from)}: ${lasted}`
  const isOneYear = start.getUTCFullYear() === end.getUTCFullYear()
  const isOneMonth = isOneYear && start.getUTCMonth() === end.getUTCMonth()
  const first = isOneMonth ? String(start.getUTCDate()) : isOneYear ? dayAndMonth(from) : day(from)
  const isThisYear = isOneYear && end.getUTCFullYear() === new Date(now).getUTCFullYear()
  return `No word from ${first} to ${isThisYear ? dayAndMonth(to) : day(to)}: ${lasted}`
}

/** The longest gap in words, and how many there are beside it; null when there is none. */
export function gapsInWords(gaps: SourceSummary['gaps'], now: number): string | null {
  const length = ({ from, to }: SourceSummary['gaps'][number]) => Date.parse(to) - Date.parse(from)
  const [longest, ...others] = gaps.toSorted((one, other) => length(other) - length(one))
  if (!longest) return null
  const more = others.length === 0 ? '' : `, and ${count(others.length)} more`
  return `${gapInWords(longest, now)}${more}`
}
