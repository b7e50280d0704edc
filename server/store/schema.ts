import type { SYNC_STATUSES } from '../../model/contract/resource.ts'
import type {
  AccountTable,
  Flag,
  IncidentTable,
  IssueTable,
  Json,
  ProjectTable,
  RequestTable,
  RiskTable,
  ServiceTable,
  SliBucketTable,
  SloTable,
  TeamTable,
} from './evidence/tables.ts'

export type RunStatus = (typeof SYNC_STATUSES)[number]

/** The tables as the newest migration leaves them. */
export interface Schema {
  readonly source: SourceTable
  readonly sync_run: SyncRunTable
  readonly quarantine: QuarantineTable
  readonly component: { source_id: string; id: string; name: string; named_at: number }
  readonly evidence: EvidenceTable
  readonly evidence_raw: { row_id: number; raw: string }
  readonly incident: IncidentTable
  readonly service: ServiceTable
  readonly account: AccountTable
  readonly risk: RiskTable
  readonly issue: IssueTable
  readonly request: RequestTable
  readonly slo: SloTable
  readonly sli_bucket: SliBucketTable
  readonly team: TeamTable
  readonly project: ProjectTable
  readonly lens: { id: string; position: number; title: string; weights: Json }
  readonly mapping_rule: { position: number; rule: Json }
  readonly setting: { key: string; origin: 'file' | 'person'; value: Json }
  readonly evidence_version: { id: number; version: number }
}

export interface SourceTable {
  id: string
  type: string
  title: string
  config: Json | null
  configured_by_file: Flag
  cursor: Json | null
  covered_from: number | null
  covered_to: number | null
}

export interface SyncRunTable {
  id: number
  source_id: string
  process: number
  started_at: number
  finished_at: number | null
  status: RunStatus
  fetched: number
  created: number
  changed: number
  unchanged: number
  quarantined: number
  dropped: number
  error: string | null
}

interface QuarantineTable {
  id: number
  source_id: string
  run_id: number
  location: string
  /** Empty when the row does not tell. */
  external_id: string
  reason: string
  raw: string
  seen_at: number
}

export interface EvidenceTable {
  row_id: number
  source_id: string
  kind: string
  external_id: string
  content_hash: string
  first_seen_at: number
  last_seen_at: number
}
