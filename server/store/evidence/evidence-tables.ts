import type { EvidenceRecord } from '../../sources/record.ts'

export type EvidenceKind = EvidenceRecord['kind']

interface EvidenceTable {
  readonly table: string
  /** All columns but row_id. */
  readonly columns: readonly string[]
}

/** Where each kind of evidence is kept. All that the thread which writes has to know of a kind: it starts the faster for it. */
export const EVIDENCE_TABLES: Readonly<Record<EvidenceKind, EvidenceTable>> = {
  incident: {
    table: 'incident',
    columns: [
      'title',
      'started_at',
      'detected_at',
      'mitigated_at',
      'resolved_at',
      'last_updated_at',
      'severity',
      'impacts',
      'root_component',
      'cause',
      'suggested_cause',
      'labels',
      'responders',
      'effort',
      'risk',
      'duration_confirmed',
      'url',
      'names',
    ],
  },
  service: {
    table: 'service',
    columns: ['id', 'title', 'tier', 'team', 'traffic_share', 'revenue_per_minute', 'depends_on'],
  },
  account: { table: 'account', columns: ['id', 'title', 'annual_revenue', 'tier', 'services', 'credits'] },
  risk: {
    table: 'risk',
    columns: [
      'id',
      'title',
      'service',
      'cause',
      'time_between_failures',
      'time_to_detect',
      'time_to_resolve',
      'share',
      'confidence',
    ],
  },
  project: {
    table: 'project',
    columns: [
      'id',
      'title',
      'description',
      'status',
      'url',
      'effort',
      'effort_assumed',
      'effects',
      'depends_on',
      'shipped_at',
    ],
  },
  team: { table: 'team', columns: ['id', 'title', 'capacity'] },
  issue: {
    table: 'issue',
    columns: ['id', 'title', 'service', 'labels', 'created_at', 'closed_at', 'people', 'accounts', 'url'],
  },
  request: {
    table: 'request',
    columns: [
      'id',
      'title',
      'description',
      'requested_by',
      'person_id',
      'asked_from',
      'service',
      'created_at',
      'closed_at',
      'people',
      'accounts',
      'at_stake',
      'chance_of_loss',
      'project',
    ],
  },
  slo: {
    table: 'slo',
    columns: [
      'id',
      'title',
      'service',
      'objective',
      'window_days',
      'window_kind',
      'budgeting_method',
      'time_slice_target',
      'time_slice_minutes',
    ],
  },
  rice: { table: 'rice', columns: ['id', 'title', 'team', 'person', 'reach', 'impact', 'confidence', 'effort'] },
}

export const EVIDENCE_KINDS = Object.keys(EVIDENCE_TABLES) as EvidenceKind[]
