import type { IncidentCause } from '../../../model/evidence/cause.ts'
import type { AskingFunction } from '../../../model/evidence/demand.ts'
import type { ProjectStatus } from '../../../model/evidence/project.ts'
import type { Confidence } from '../../../model/evidence/risk.ts'
import type { Severity } from '../../../model/evidence/severity.ts'
import type { BudgetingMethod, WindowKind } from '../../../model/evidence/slo.ts'

/** Text that holds JSON; checked when it is read. */
export type Json = string
export type Flag = 0 | 1

export interface IncidentTable {
  row_id: number
  title: string
  started_at: number
  detected_at: number | null
  mitigated_at: number | null
  resolved_at: number | null
  last_updated_at: number | null
  severity: Severity
  impacts: Json
  root_component: string | null
  cause: IncidentCause | null
  suggested_cause: IncidentCause | null
  labels: Json
  responders: number | null
  effort: number | null
  risk: string | null
  duration_confirmed: Flag
  url: string | null
  names: Json
}

export interface ServiceTable {
  row_id: number
  id: string
  title: string
  tier: number | null
  team: string | null
  traffic_share: number | null
  revenue_per_minute: number | null
  depends_on: Json
}

export interface AccountTable {
  row_id: number
  id: string
  title: string
  annual_revenue: number
  tier: string | null
  services: Json
  credits: Json
}

export interface RiskTable {
  row_id: number
  id: string
  title: string
  service: string
  cause: IncidentCause
  time_between_failures: number
  time_to_detect: number
  time_to_resolve: number
  share: number
  confidence: Confidence
}

export interface IssueTable {
  row_id: number
  id: string
  title: string
  service: string | null
  labels: Json
  created_at: number
  closed_at: number | null
  people: number
  accounts: Json
  url: string | null
}

export interface RequestTable {
  row_id: number
  id: string
  title: string
  description: string | null
  requested_by: string | null
  person_id: number | null
  asked_from: AskingFunction | null
  service: string | null
  created_at: number
  closed_at: number | null
  people: number
  accounts: Json
  at_stake: number | null
  chance_of_loss: Json | null
  project: string | null
}

export interface ProjectTable {
  row_id: number
  id: string
  title: string
  description: string | null
  status: ProjectStatus
  url: string | null
  effort: Json
  effort_assumed: Flag
  effects: Json
  depends_on: Json
  shipped_at: string | null
}

export interface SloTable {
  row_id: number
  id: string
  title: string
  service: string
  objective: number
  window_days: number
  window_kind: WindowKind
  budgeting_method: BudgetingMethod
  time_slice_target: number | null
  time_slice_minutes: number | null
}

export interface RiceTable {
  row_id: number
  id: string
  title: string | null
  team: string | null
  person: string | null
  reach: number
  impact: number
  confidence: number
  effort: number
}

export interface TeamTable {
  row_id: number
  id: string
  title: string
  capacity: number | null
}
