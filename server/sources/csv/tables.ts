/** What a CSV file can hold. Columns are told apart by name alone, so a file needs no name of its own. */
export interface Table {
  readonly name: TableName
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

export const TABLE_NAMES = [
  'incidents',
  'services',
  'projects',
  'accounts',
  'risks',
  'teams',
  'requests',
  'rice',
  'sli',
] as const
export type TableName = (typeof TABLE_NAMES)[number]

/** Column prefix of each mechanism; `_low`, `_likely` and `_high` follow. */
export const MECHANISM_COLUMNS = {
  frequency: 'frequency',
  detection: 'detection',
  recovery: 'recovery',
  blastRadius: 'blast_radius',
  closing: 'closing',
} as const

export const PARTS = ['low', 'likely', 'high'] as const

const threeColumns = (prefix: string): string[] => PARTS.map((part) => `${prefix}_${part}`)

const INCIDENTS_REQUIRED = ['id', 'title', 'started_at', 'severity'] as const
const INCIDENTS_OPTIONAL = [
  'detected_at',
  'mitigated_at',
  'resolved_at',
  'services',
  'share',
  'root_service',
  'cause',
  'labels',
  'responders',
  'effort_hours',
  'risk',
  'duration_confirmed',
  'url',
] as const
export const INCIDENT_COLUMNS = [...INCIDENTS_REQUIRED, ...INCIDENTS_OPTIONAL] as const

export const TABLES: readonly Table[] = [
  { name: 'incidents', required: INCIDENTS_REQUIRED, optional: INCIDENTS_OPTIONAL },
  {
    name: 'services',
    required: ['id', 'traffic_share'],
    optional: ['title', 'team', 'tier', 'revenue_per_minute', 'depends_on'],
  },
  {
    name: 'projects',
    required: ['id', 'team', ...threeColumns('effort')],
    optional: [
      'title',
      'description',
      'status',
      'shipped_at',
      'url',
      'depends_on',
      'services',
      'root_services',
      'causes',
      'severities',
      'labels',
      'incidents',
      'risks',
      'background',
      'issues',
      'requests',
      ...Object.values(MECHANISM_COLUMNS).flatMap(threeColumns),
    ],
  },
  { name: 'accounts', required: ['id', 'annual_revenue'], optional: ['title', 'tier', 'services', 'sla'] },
  {
    name: 'risks',
    required: [
      'id',
      'title',
      'service',
      'time_between_failures_days',
      'time_to_detect_minutes',
      'time_to_resolve_minutes',
      'share',
      'confidence',
    ],
    optional: ['cause'],
  },
  { name: 'teams', required: ['id', 'capacity_weeks'], optional: ['title'] },
  {
    name: 'requests',
    required: ['id', 'title', 'requested_at'],
    optional: [
      'closed_at',
      'description',
      'requested_by',
      'function',
      'service',
      'accounts',
      'people',
      'at_stake',
      ...threeColumns('chance_of_loss'),
      'project',
    ],
  },
  { name: 'rice', required: ['id', 'reach', 'impact', 'confidence', 'effort'], optional: ['title', 'team', 'person'] },
  {
    name: 'sli',
    required: ['series', 'service', 'started_at', 'length_minutes', 'good', 'total'],
    optional: ['title', 'slo', 'repeat'],
  },
]

export const columnsOf = ({ required, optional }: Table): string[] => [...required, ...optional]
