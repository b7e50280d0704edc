import type { Generated } from 'kysely'
import type { AuditAction, AuditKind, AuditVia } from '../../model/contract/audit-kinds.ts'
import type { Role } from '../../model/contract/roles.ts'
import type { SYNC_STATUSES, SYNC_TRIGGERS } from '../../model/contract/source.ts'
import type { DecisionOutcome } from '../../model/evidence/decision.ts'
import type {
  AccountTable,
  Flag,
  IncidentTable,
  IssueTable,
  Json,
  ProjectTable,
  RequestTable,
  RiceTable,
  RiskTable,
  ServiceTable,
  SloTable,
  TeamTable,
} from './evidence/tables.ts'

export type RunStatus = (typeof SYNC_STATUSES)[number]
export type RunTrigger = (typeof SYNC_TRIGGERS)[number]
/** What people may change. */
export type EditKind = 'incident' | 'project' | 'request' | SettingKind
export type SettingKind = 'service' | 'team' | 'lens' | 'assumption'

/** The tables as the newest migration leaves them. */
export interface Schema {
  readonly source: SourceTable
  readonly covered_span: { source_id: string; started_at: number; ended_at: number }
  readonly sync_run: SyncRunTable
  readonly quarantine: QuarantineTable
  readonly component: { source_id: string; id: string; name: string; named_at: number }
  readonly component_name: { source_id: string; id: string; name: string; named_at: number }
  readonly evidence: EvidenceTable
  readonly evidence_raw: { row_id: number; raw: string }
  readonly incident: IncidentTable
  readonly service: ServiceTable
  readonly account: AccountTable
  readonly risk: RiskTable
  readonly issue: IssueTable
  readonly request: RequestTable
  readonly slo: SloTable
  readonly rice: RiceTable
  readonly sli_series: SliSeriesTable
  readonly sli_bucket: SliBucketTable
  readonly team: TeamTable
  readonly project: ProjectTable
  readonly lens: { id: string; position: number; title: string; weights: Json }
  readonly mapping_rule: { origin: 'file' | 'person'; position: number; rule: Json }
  readonly edit: EditTable
  readonly outage_member: { incident_id: string; outage: string; position: number }
  readonly outage_apart: { one: string; other: string }
  readonly committed_plan: CommittedPlanTable
  readonly plan_scenario: { id: string; revision: number; title: string; plan_order: Json; edited_at: number }
  readonly estimate_round: EstimateRoundTable
  readonly estimate: EstimateTable
  readonly decision: DecisionTable
  readonly webhook_delivery: { source_id: string; delivery: string; body_hash: string; received_at: number }
  readonly webhook_body: { number: Generated<number>; source_id: string; body: string; received_at: number }
  readonly host_silence: { host: string; until: number; reason: string }
  readonly setting: { key: string; origin: 'file' | 'person'; value: Json }
  readonly evidence_version: { id: number; version: number }
  readonly person: PersonTable
  readonly session: SessionTable
  readonly token: TokenTable
  readonly share_link: ShareLinkTable
  readonly audit: AuditTable
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
  /** A cron pattern; null: only when asked. */
  schedule: string | null
  paused: Flag
  /** Who is calling it now, and until when nobody else may. */
  lease_holder: string | null
  lease_until: number | null
  /** Whether it has told of a change since it was last asked. */
  told: Flag
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
  withdrawn: number
  quarantined: number
  dropped: number
  unmapped: number
  trigger: RunTrigger
  error: string | null
  /** The code of what stopped it. */
  fault: string | null
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
  /** What its source must know beside the row itself to map it again. */
  origin: Json | null
  seen_at: number
}

interface SliSeriesTable {
  id: Generated<number>
  source_id: string
  external_id: string
  title: string
  service: string
  slo: string | null
}

interface SliBucketTable {
  series_id: number
  started_at: number
  length_minutes: number
  good: number
  total: number
}

interface EditTable {
  kind: EditKind
  id: string
  revision: number
  value: Json
  edited_at: number
}

export interface PersonTable {
  id: Generated<number>
  handle: string
  name: string
  role: Role
  /** Argon2id in PHC form; null where only the identity provider lets the person in. */
  password: string | null
  /** Who says who this is, and under what identifier; null for a person of this installation alone. */
  issuer: string | null
  subject: string | null
  created_at: number
  signed_in_at: number | null
  disabled_at: number | null
  erased_at: number | null
}

interface SessionTable {
  id: Generated<number>
  hash: string
  person_id: number
  began_at: number
  used_at: number
  expires_at: number
  /** Rights changed since it began: it gets another identifier with the next request. */
  is_stale: Flag
}

interface TokenTable {
  id: Generated<number>
  hash: string
  person_id: number
  title: string
  role: Role
  scopes: Json
  made_at: number
  expires_at: number
  used_at: number | null
  revoked_at: number | null
}

interface ShareLinkTable {
  id: Generated<number>
  hash: string
  snapshot: string
  person_id: number | null
  made_at: number
  expires_at: number
  used_at: number | null
  revoked_at: number | null
}

interface AuditTable {
  id: number
  at: number
  person_id: number | null
  name: string | null
  via: AuditVia
  action: AuditAction
  kind: AuditKind
  subject: string
  before: Json | null
  after: Json | null
}

interface EstimateRoundTable {
  id: number
  project_id: string
  /** What of the project was asked, with the figures that stood. */
  asked: Json
  opened_at: number
  revealed_at: number | null
  revealed_by: number | null
}

interface EstimateTable {
  id: number
  round_id: number
  person_id: number | null
  /** Of somebody without an account. */
  name: string | null
  answers: Json
  answered_at: number
}

export interface DecisionTable {
  quarter: string
  project_id: string
  revision: number
  title: string
  /** Null, with all that follows: it was taken back. */
  outcome: DecisionOutcome | null
  owner: string | null
  reason: string | null
  expires_on: string | null
  decided_at: number
  person_id: number | null
  name: string | null
}

export interface CommittedPlanTable {
  number: Generated<number>
  id: string
  quarter: string
  title: string
  reason: string | null
  committed_at: number
  version: string
  hash: string
  bundle: Buffer
  figures: Json
}

export interface EvidenceTable {
  row_id: number
  source_id: string
  kind: string
  external_id: string
  first_seen_at: number
  last_seen_at: number
}
