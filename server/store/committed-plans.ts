import { type Instant, instant } from '../../model/quantity.ts'
import type { AuditedDatabase } from './audited.ts'
import type { CommittedPlanTable } from './schema.ts'

/** A committed plan as it is kept: written once, never changed. */
export interface KeptPlan {
  /** "2026q4-1": the quarter, and which of its plans. */
  readonly id: string
  readonly title: string
  readonly reason: string | null
  readonly quarter: string
  readonly committedAt: Instant
  /** Of the program that computed it. */
  readonly version: string
  /** Of the bundle's text. */
  readonly hash: string
  /** Gzipped JSON of all that the figures are computed from. */
  readonly bundle: Buffer
  /** JSON. */
  readonly figures: string
}

export interface CommittedPlans {
  /** The newest first, without what they were computed from. */
  all(): Promise<Omit<KeptPlan, 'bundle'>[]>
  get(id: string): Promise<KeptPlan | null>
  /** Keeps it for good; answers with its id. */
  add(plan: Omit<KeptPlan, 'id'>): Promise<string>
}

const HEAD = ['id', 'quarter', 'title', 'reason', 'committed_at', 'version', 'hash', 'figures'] as const

export const committedPlans = (database: AuditedDatabase): CommittedPlans => ({
  all: () =>
    database.read(async (reader) =>
      (await reader.selectFrom('committed_plan').select(HEAD).orderBy('number', 'desc').execute()).map(toHead),
    ),
  get: (id) =>
    database.read(async (reader) => {
      const row = await reader.selectFrom('committed_plan').selectAll().where('id', '=', id).executeTakeFirst()
      if (!row) return null
      const { number: _, bundle, ...head } = row
      return { ...toHead(head), bundle }
    }),
  add: ({ title, reason, quarter, committedAt, version, hash, bundle, figures }) =>
    database.change((connection, log) => {
      const earlier = connection
        .prepare<[string], number>('SELECT count(*) FROM committed_plan WHERE quarter = ?')
        .pluck()
        .get(quarter)
      const id = `${quarter.toLowerCase()}-${(earlier ?? 0) + 1}`
      connection
        .prepare(
          `INSERT INTO committed_plan (id, quarter, title, reason, committed_at, version, hash, bundle, figures)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(id, quarter, title, reason, committedAt, version, hash, bundle, figures)
      log({ action: 'made', kind: 'snapshot', subject: id, after: { title, reason, hash } })
      return id
    }),
})

const toHead = ({ committed_at, ...row }: Omit<CommittedPlanTable, 'number' | 'bundle'>) => ({
  ...row,
  committedAt: instant(committed_at),
})
