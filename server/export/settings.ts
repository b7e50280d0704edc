import type { SettingTable } from '../../model/contract/setting-tables.ts'
import type {
  AssumptionSetting,
  LensSetting,
  ServiceSetting,
  SettingsReport,
  TeamSetting,
} from '../../model/contract/settings.ts'
import { DIMENSIONS } from '../../model/evidence/lens.ts'
import { percent, sentence, weeks } from '../../model/format.ts'
import { type EvidenceColumn, evidenceText, shareText } from './evidence.ts'
import type { ExportFormat } from './format.ts'

interface Standing {
  readonly origin: string
  readonly line: number | null
  readonly changedAt: string | null
}

/** "leverage.yaml line 12", "person, 2026-01-31". */
const originText = ({ origin, line, changedAt }: Standing, file: string): string => {
  if (origin === 'file') return line === null ? file : `${file} line ${line}`
  return origin === 'person' && changedAt !== null ? `person, ${changedAt.slice(0, 10)}` : origin
}

const standingColumns = <Row extends Standing>(file: string): EvidenceColumn<Row>[] => [
  { key: 'origin', title: 'From', value: ({ origin }) => origin, text: (row) => originText(row, file) },
  { key: 'line', title: 'Line', isNumber: true, value: ({ line }) => line },
  {
    key: 'changed_at',
    title: 'Changed',
    value: ({ changedAt }) => changedAt,
    text: (row) => row.changedAt?.slice(0, 10) ?? '',
  },
]

const SERVICE_COLUMNS: readonly EvidenceColumn<ServiceSetting>[] = [
  { key: 'id', title: 'Id', value: ({ id }) => id },
  { key: 'title', title: 'Service', value: ({ value }) => value.title },
  { key: 'tier', title: 'Tier', isNumber: true, value: ({ value }) => value.tier },
  { key: 'team', title: 'Team', value: ({ value }) => value.team },
  {
    key: 'traffic_share',
    title: 'Traffic share',
    isNumber: true,
    value: ({ value }) => value.trafficShare,
    text: ({ value }) => shareText(value.trafficShare),
  },
  {
    key: 'revenue_per_minute',
    title: 'Revenue a minute',
    isNumber: true,
    value: ({ value }) => value.revenuePerMinute,
  },
  { key: 'depends_on', title: 'Depends on', value: ({ value }) => value.dependsOn.join(', ') },
  { key: 'incidents', title: 'Incidents', isNumber: true, value: ({ uses }) => uses.incidents },
  { key: 'objectives', title: 'Objectives', isNumber: true, value: ({ uses }) => uses.objectives },
  { key: 'projects', title: 'Projects', isNumber: true, value: ({ uses }) => uses.projects },
]

const TEAM_COLUMNS: readonly EvidenceColumn<TeamSetting>[] = [
  { key: 'id', title: 'Id', value: ({ id }) => id },
  { key: 'title', title: 'Team', value: ({ value }) => value.title },
  {
    key: 'capacity',
    title: 'Engineer-weeks free',
    isNumber: true,
    value: ({ value }) => value.capacity,
    text: ({ value }) => (value.capacity === null ? '' : weeks(value.capacity)),
  },
  {
    key: 'asked',
    title: 'Engineer-weeks asked',
    isNumber: true,
    value: ({ asked }) => asked,
    text: ({ asked }) => weeks(asked),
  },
  { key: 'projects', title: 'Projects', isNumber: true, value: ({ projects }) => projects },
  { key: 'services', title: 'Services', isNumber: true, value: ({ services }) => services },
]

const LENS_COLUMNS: readonly EvidenceColumn<LensSetting>[] = [
  { key: 'id', title: 'Id', value: ({ id }) => id },
  { key: 'title', title: 'Lens', value: ({ value }) => value.title },
  ...DIMENSIONS.map(
    (dimension): EvidenceColumn<LensSetting> => ({
      key: dimension,
      title: sentence(dimension),
      isNumber: true,
      value: ({ value }) => value.weights[dimension],
      text: ({ value }) => percent(value.weights[dimension], 0),
    }),
  ),
]

const ASSUMPTION_COLUMNS: readonly EvidenceColumn<AssumptionSetting>[] = [
  { key: 'name', title: 'Assumption', value: ({ name }) => name },
  { key: 'value', title: 'Value', isNumber: true, value: ({ value }) => value, text: ({ value }) => String(value) },
  {
    key: 'default',
    title: 'Default',
    isNumber: true,
    value: (setting) => setting.default,
    text: (setting) => String(setting.default),
  },
  { key: 'unit', title: 'Unit', value: ({ unit }) => unit },
  { key: 'meaning', title: 'Meaning', value: ({ meaning }) => meaning },
  { key: 'source', title: 'Source of the default', value: ({ source }) => source },
  { key: 'learnt', title: 'Chosen by', value: ({ learnt }) => learnt },
]

/** One table of the settings as text, with the name and type of the file that holds it. */
export function settingsText(report: SettingsReport, table: SettingTable, format: ExportFormat) {
  const text = <Row extends Standing>(rows: readonly Row[], columns: readonly EvidenceColumn<Row>[]) =>
    evidenceText(
      { title: sentence(table), asOf: report.asOf, total: rows.length },
      rows,
      [...columns, ...standingColumns<Row>(report.file ?? 'leverage.yaml')],
      format,
    )
  switch (table) {
    case 'services':
      return text(report.services, SERVICE_COLUMNS)
    case 'teams':
      return text(report.teams, TEAM_COLUMNS)
    case 'lenses':
      return text(report.lenses, LENS_COLUMNS)
    case 'assumptions':
      return text(report.assumptions, ASSUMPTION_COLUMNS)
  }
}
