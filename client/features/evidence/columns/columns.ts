import type { EvidenceTab } from '../../../lib/search.ts'
import type { EvidenceRow } from '../row-source.ts'
import { ACCOUNTS } from './accounts.ts'
import type { Column } from './column.ts'
import { ISSUES, REQUESTS } from './demand.tsx'
import { INCIDENTS } from './incidents.tsx'
import { RISKS } from './risks.ts'
import { SLOS } from './slos.ts'

/** The columns of each tab beside the title. A cell is only ever given rows of its own tab. */
export const COLUMNS = {
  incidents: INCIDENTS,
  issues: ISSUES,
  slos: SLOS,
  risks: RISKS,
  accounts: ACCOUNTS,
  requests: REQUESTS,
} as unknown as Readonly<Record<EvidenceTab, readonly Column<EvidenceRow>[]>>
