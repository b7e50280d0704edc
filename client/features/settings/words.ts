import type { SettingTable } from '../../../model/contract/setting-tables.ts'
import type {
  AssumptionSetting,
  ServiceUses,
  SettingOrigin,
  SettingPreview,
  SettingsReport,
} from '../../../model/contract/settings.ts'
import { DIMENSIONS, type PerDimension } from '../../../model/evidence/lens.ts'
import { counted, inWords, listShort, ordinal, sentence, weeksShort, wholePercent } from '../../../model/format.ts'
import { age } from '../../lib/date.ts'

export const TABLE_TITLES: Readonly<Record<SettingTable, string>> = {
  services: 'Services',
  teams: 'Teams and capacity',
  lenses: 'Lenses',
  assumptions: 'Assumptions',
}

export const GROUP_TITLES: Readonly<Record<AssumptionSetting['group'], string>> = {
  loss: 'What an incident cost',
  forecast: 'What is expected',
  ranking: 'Projects and their order',
  plan: 'Time for a plan',
  budget: 'Error budgets',
  telemetry: 'Telemetry and sources',
}

/** What a tab finds, with its number. */
export function settingsHeadline(table: SettingTable, report: SettingsReport): string {
  switch (table) {
    case 'services': {
      const open = report.services.filter(({ value }) => value.trafficShare === null).length
      const have = `${sentence(inWords(report.services.length))} ${report.services.length === 1 ? 'service' : 'services'}`
      if (report.services.length === 0) return 'No service yet: every incident counts as unmapped'
      return open === 0
        ? `${have}, each with its share of traffic`
        : `${have}, ${inWords(open)} without a share of traffic`
    }
    case 'teams': {
      const free = report.teams.reduce((sum, { value }) => sum + (value.capacity ?? 0), 0)
      const asked = report.teams.reduce((sum, team) => sum + team.asked, 0)
      if (report.teams.length === 0) return 'No team has stated its weeks, so there is no cut line'
      return `${sentence(inWords(report.teams.length))} ${report.teams.length === 1 ? 'team has' : 'teams have'} ${weeksShort(free)} engineer-weeks free and ${weeksShort(asked)} asked of them`
    }
    case 'lenses': {
      const made = report.lenses.filter(({ origin }) => origin === 'person').length
      const have = `${sentence(inWords(report.lenses.length))} ${report.lenses.length === 1 ? 'lens weighs' : 'lenses weigh'} the same facts`
      return made === 0 ? have : `${have}, ${inWords(made)} of them as stated here`
    }
    case 'assumptions': {
      const changed = report.assumptions.filter((one) => one.value !== one.default).length
      const of = `${inWords(report.assumptions.length)} assumptions`
      if (changed === 0) return `All ${of} are the model's own`
      return `${sentence(inWords(changed))} of ${of} ${changed === 1 ? 'differs' : 'differ'} from the model's own`
    }
  }
}

/** "changed here 3 min ago", "leverage.yaml line 12". */
export function originWords(
  {
    origin,
    line,
    changedAt,
    source = null,
    learnt = null,
  }: {
    readonly origin: SettingOrigin
    readonly line: number | null
    readonly changedAt: string | null
    readonly source?: string | null
    /** What argues for a value that past quarters chose. */
    readonly learnt?: string | null
  },
  file: string | null,
  now: number,
): string {
  switch (origin) {
    case 'file':
      return `${file ?? 'leverage.yaml'}${line === null ? '' : ` line ${line}`}`
    case 'person':
      return changedAt === null ? 'changed here' : `changed here ${age(changedAt, now)} ago`
    case 'source':
      return source ?? 'a source'
    case 'calibration':
      return `chosen by ${learnt ?? 'past quarters'}`
    case 'default':
      return 'default'
  }
}

/** What a change would do to the order, in a sentence. */
export function previewWords({ moved, enters, leaves, of }: SettingPreview): string {
  const places = [...moved]
    .sort((left, right) => Math.abs(right.from - right.to) - Math.abs(left.from - left.to) || left.to - right.to)
    .map(({ title, from, to }) => `${title} ${ordinal(from)} to ${ordinal(to)}`)
  const order =
    moved.length === 0
      ? `No project of ${of} changes its place`
      : `${sentence(inWords(moved.length))} of ${of} projects change${moved.length === 1 ? 's' : ''} rank: ${listShort(places, 2)}`
  const titles = (list: typeof enters) =>
    listShort(
      list.map(({ title }) => title),
      2,
    )
  const below = enters.length > 0 ? 'it' : 'the cut line'
  const line = [
    ...(enters.length > 0 ? [`${titles(enters)} ${enters.length === 1 ? 'comes' : 'come'} above the cut line`] : []),
    ...(leaves.length > 0 ? [`${titles(leaves)} ${leaves.length === 1 ? 'falls' : 'fall'} below ${below}`] : []),
  ]
  return `${[order, ...line].join('; ')}.`
}

export const weightWords = (weights: PerDimension): string =>
  DIMENSIONS.map((dimension) => `${dimension} ${wholePercent(weights[dimension])}%`).join(', ')

/** "31 incidents, 2 objectives, 4 projects". */
export function usesWords({ incidents, objectives, demand, risks, projects }: ServiceUses): string {
  const parts = [
    [incidents, 'incident'],
    [objectives, 'objective'],
    [demand, 'request or issue', 'requests and issues'],
    [risks, 'risk'],
    [projects, 'project'],
  ] as const
  const used = parts.filter(([count]) => count > 0).map(([count, one, many]) => counted(count, one, many))
  return used.length === 0 ? 'nothing yet' : used.join(', ')
}
