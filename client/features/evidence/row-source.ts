import type {
  AccountRow,
  Facet,
  IncidentRow,
  IssueRow,
  RequestRow,
  RiskRow,
} from '../../../model/contract/evidence-tables.ts'
import type { SloSummary } from '../../../model/contract/slo.ts'
import type { FacetCount } from '../../../model/search.ts'
import type { EvidenceTab } from '../../lib/search.ts'

/** An objective as a row among others: `policy` is what the error budget policy asks somebody to act on. */
export type SloRow = Omit<SloSummary, 'flags'> & {
  readonly flags: readonly string[]
  readonly policy: SloSummary['flags']
}

/** The rows of each tab. */
export interface TabRows {
  readonly incidents: IncidentRow
  readonly issues: IssueRow
  readonly slos: SloRow
  readonly risks: RiskRow
  readonly accounts: AccountRow
  readonly requests: RequestRow
}
export type EvidenceRow = TabRows[EvidenceTab]

export type Facets = Readonly<Partial<Record<Facet, readonly FacetCount[]>>>

/** What there is to show of a tab, whether its rows come page by page or all at once. */
export interface RowSource {
  readonly total: number
  readonly matching: number
  readonly facets: Facets
  /** Undefined: on its way. */
  readonly rowAt: (index: number) => EvidenceRow | undefined
}

/** What a headline is made of: all rows of a tab, however it is narrowed down. `rows` are the first ones. */
export interface EvidenceFacts {
  readonly total: number
  readonly flags: ReadonlyMap<string, number>
  readonly rows: readonly EvidenceRow[]
}
