import type { Account } from '../../model/evidence/account.ts'
import type { Issue, Request } from '../../model/evidence/demand.ts'
import type { Incident } from '../../model/evidence/incident.ts'
import type { Project, Team } from '../../model/evidence/project.ts'
import type { RiceEstimate } from '../../model/evidence/rice.ts'
import type { Risk } from '../../model/evidence/risk.ts'
import type { Service } from '../../model/evidence/service.ts'
import type { SliBucket } from '../../model/evidence/sli.ts'
import type { Slo } from '../../model/evidence/slo.ts'

/** One row of evidence from a source. `raw` is the row as the source gave it: JSON text, a CSV row as a JSON object. */
export type EvidenceRecord = { readonly externalId: string; readonly raw: string } & (
  | { readonly kind: 'incident'; readonly value: Incident }
  | { readonly kind: 'service'; readonly value: Service }
  | { readonly kind: 'account'; readonly value: Account }
  | { readonly kind: 'risk'; readonly value: Risk }
  | { readonly kind: 'project'; readonly value: Project }
  | { readonly kind: 'team'; readonly value: Team }
  | { readonly kind: 'issue'; readonly value: Issue }
  | { readonly kind: 'request'; readonly value: Request }
  | { readonly kind: 'slo'; readonly value: Slo }
  | { readonly kind: 'rice'; readonly value: RiceEstimate }
)

/** What a source measured of one service level indicator. Too many and too much alike to be rows of evidence. */
export interface SliReading {
  /** What the source calls the indicator; stable. */
  readonly externalId: string
  readonly title: string
  /** A service's id or name. */
  readonly service: string
  /** The id of its objective; null when it has none. */
  readonly slo: string | null
  /** Ascending by start, without overlaps. */
  readonly buckets: readonly SliBucket[]
}

/** A row that is no evidence because something is wrong with it; kept in quarantine until it maps well. */
export interface Rejection {
  /** Where it was: "incidents.csv line 12". */
  readonly location: string
  /** Null when the row does not even tell its identifier. */
  readonly externalId: string | null
  readonly reason: string
  readonly raw: string
  /** What the row's source must know beside the row to map it again, as JSON can hold it. */
  readonly origin?: unknown
}

export interface MapResult {
  readonly records: readonly EvidenceRecord[]
  readonly rejections: readonly Rejection[]
  /** Rows that are no evidence and nothing is wrong with, such as maintenance. */
  readonly dropped: number
  /** What an earlier version of the row was, and this one is not: it leaves the evidence. None when left out. */
  readonly withdrawn?: readonly Withdrawal[]
}

/** Names a record of the same source. What people said of it stays, and counts again when it comes back. */
export type Withdrawal = Pick<EvidenceRecord, 'kind' | 'externalId'>

/** A record that an earlier page of the source gave. */
export interface KeptRecord extends Withdrawal {
  /** Names it in the evidence: "acme/shop#12". */
  readonly id: string
  readonly raw: string
}
