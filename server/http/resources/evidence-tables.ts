import { z } from 'zod'
import {
  accountRowSchema,
  FACETS,
  incidentDetailSchema,
  incidentRowSchema,
  issueRowSchema,
  pageSchema,
  requestRowSchema,
  riskRowSchema,
  rowDetailSchema,
} from '../../../model/contract/evidence-tables.ts'
import { type EvidenceColumn, evidenceText } from '../../export/evidence.ts'
import {
  ACCOUNT_COLUMNS,
  INCIDENT_COLUMNS,
  ISSUE_COLUMNS,
  REQUEST_COLUMNS,
  RISK_COLUMNS,
} from '../../export/evidence-columns.ts'
import { EXPORT_FORMATS } from '../../export/format.ts'
import { ISSUE_TABLE, REQUEST_TABLE } from '../../usecases/demand-tables.ts'
import { type EvidenceTable, listRows } from '../../usecases/evidence-table.ts'
import { findIncident } from '../../usecases/find-incident.ts'
import { findIssue, findRecord, findRequest } from '../../usecases/find-record.ts'
import { INCIDENT_TABLE } from '../../usecases/incident-table.ts'
import { ACCOUNT_TABLE, RISK_TABLE } from '../../usecases/stated-tables.ts'
import { limitParameter } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

const facet = z.string().min(1).optional()

const tableParameters = z.strictObject({
  q: z.string().max(200).default('').meta({ description: 'Words that a row must hold' }),
  ...(Object.fromEntries(FACETS.map((name) => [name, facet])) as Record<(typeof FACETS)[number], typeof facet>),
  sort: z.string().min(1).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: limitParameter(10_000, 500),
  format: z.enum(EXPORT_FORMATS).default('json'),
  download: z.string().optional(),
})

/** A download has every row that was asked for, not a page of them. */
const EVERY_ROW = { offset: 0, limit: Number.MAX_SAFE_INTEGER }

const tableRoute = <Row extends { readonly id: string }, Schema extends z.ZodType>(
  path: string,
  summary: string,
  schema: Schema,
  table: EvidenceTable<Row>,
  columns: readonly EvidenceColumn<Row>[],
): Route =>
  threadRoute({
    method: 'get',
    path: `/${path}`,
    scope: 'read',
    summary,
    parameters: tableParameters,
    answer: pageSchema(schema),
    inThread: 'kept',
    handle: async (context, { q, sort, offset, limit, format, download, ...chosen }) => {
      const isFile = format !== 'json' || download !== undefined
      const page = await listRows(context, table, { q, chosen, sort, ...(isFile ? EVERY_ROW : { offset, limit }) })
      if (!isFile) return page as never
      const title = path.charAt(0).toUpperCase() + path.slice(1)
      const evidenceVersion = String(await context.store.evidenceVersion())
      return evidenceText({ title, asOf: page.asOf, evidenceVersion, total: page.total }, page.rows, columns, format)
    },
  })

const recordRoute = <Schema extends z.ZodType>(
  path: string,
  answer: Schema,
  find: (context: Parameters<typeof findIncident>[0], id: string) => Promise<z.infer<Schema>>,
): Route =>
  threadRoute({
    method: 'get',
    path: `/${path}/:id/record`,
    scope: 'read',
    summary: 'One row as its source gave it, and how it came to what it counts as',
    parameters: z.strictObject({ id: z.string() }),
    answer,
    inThread: 'kept',
    handle: (context, { id }) => find(context, id),
  })

export const EVIDENCE_TABLE_ROUTES: readonly Route[] = [
  tableRoute(
    'incidents',
    'Incidents with what they cost, newest first',
    incidentRowSchema,
    INCIDENT_TABLE,
    INCIDENT_COLUMNS,
  ),
  recordRoute('incidents', incidentDetailSchema, findIncident),
  tableRoute('issues', 'Issues that ask for reliability, newest first', issueRowSchema, ISSUE_TABLE, ISSUE_COLUMNS),
  recordRoute('issues', rowDetailSchema(issueRowSchema), findIssue),
  tableRoute(
    'requests',
    'What people in the company ask for, newest first',
    requestRowSchema,
    REQUEST_TABLE,
    REQUEST_COLUMNS,
  ),
  recordRoute('requests', rowDetailSchema(requestRowSchema), findRequest),
  tableRoute('risks', 'Stated risks, most minutes a year first', riskRowSchema, RISK_TABLE, RISK_COLUMNS),
  recordRoute('risks', rowDetailSchema(riskRowSchema), (context, id) => findRecord(context, RISK_TABLE, 'risk', id)),
  tableRoute('accounts', 'Accounts and segments, most revenue first', accountRowSchema, ACCOUNT_TABLE, ACCOUNT_COLUMNS),
  recordRoute('accounts', rowDetailSchema(accountRowSchema), (context, id) =>
    findRecord(context, ACCOUNT_TABLE, 'account', id),
  ),
]
