import type { AreasReport } from '../../model/contract/areas.ts'
import type { GroupedGains, Grouping } from '../../model/contract/groups.ts'
import type { RankingReport } from '../../model/contract/ranking.ts'
import type { PerDimension } from '../../model/evidence/lens.ts'
import type { Project } from '../../model/evidence/project.ts'
import type { AreaPeriod } from '../../model/insight/areas/period.ts'
import type { Examination } from '../../model/insight/examine.ts'
import type { Frame } from '../../model/ranking/frame.ts'
import type { MeanBasis } from '../../model/ranking/order.ts'
import type { Trouble } from '../lib/problem.ts'

/** What one ranking is asked for. A null lens is the first one; null weights are the lens's own. */
export interface Weighing {
  readonly sequence: number
  readonly lens: string | null
  readonly weights: PerDimension | null
}

/** What is asked about one project. */
export interface Question {
  readonly sequence: number
  readonly id: string
  /** The project as a person is about to state it, a new one too; null: as it is kept. */
  readonly draft: Project | null
}

export type ToWorker =
  | { readonly type: 'load'; readonly asOf: string | null }
  | ({ readonly type: 'weigh' } & Weighing)
  /** Areas from now on, with each load; null for none. */
  | { readonly type: 'survey'; readonly period: AreaPeriod | null }
  /** Groups from now on, with each load and once weights rest; null for none. */
  | { readonly type: 'group'; readonly by: Grouping | null }
  /** One project from now on, with each load and each weighing; null for none. */
  | { readonly type: 'examine'; readonly question: Question | null }

export type FromWorker =
  | { readonly type: 'loaded'; readonly frame: Frame; readonly basis: MeanBasis }
  | { readonly type: 'report'; readonly sequence: number; readonly report: RankingReport; readonly took: number }
  | { readonly type: 'areas'; readonly areas: AreasReport }
  | { readonly type: 'grouped'; readonly groups: GroupedGains }
  | { readonly type: 'examined'; readonly sequence: number; readonly examination: Examination | null }
  /** The whole ranking with the draft in it. */
  | { readonly type: 'drafted'; readonly sequence: number; readonly report: RankingReport }
  | { readonly type: 'failed'; readonly trouble: Trouble }
