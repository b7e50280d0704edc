import type { AuditPage } from '../../model/contract/audit.ts'
import type { AuditQuestion } from '../store/audit.ts'
import type { ReadingContext } from './context.ts'

export interface AuditSearch extends Omit<AuditQuestion, 'words'> {
  /** Words by spaces; an entry must hold each. */
  readonly q: string
}

/** Who changed what, newest first. */
export const listAudit = ({ store }: ReadingContext, { q, ...rest }: AuditSearch): Promise<AuditPage> =>
  store.audit.list({ ...rest, words: q.split(/\s+/).filter(Boolean) })
