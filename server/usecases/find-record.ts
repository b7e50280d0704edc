import { demandMapping } from '../../model/evidence/demand-mapping.ts'
import type { ReadingContext } from './context.ts'
import { ISSUE_TABLE, REQUEST_TABLE } from './demand-tables.ts'
import { type EvidenceTable, findRow } from './evidence-table.ts'
import { loadMapping } from './load-mapping.ts'
import { byRule } from './mapping-words.ts'

interface Told {
  readonly id: string
  readonly source: string
  readonly externalId: string
}

/** One row with what its source gave. Throws RefusedRequest when there is none with this id. */
export async function findRecord<Row extends Told>(
  context: ReadingContext,
  table: EvidenceTable<Row>,
  kind: 'issue' | 'request' | 'risk' | 'account',
  id: string,
) {
  const row = await findRow(context, table, id)
  const origin = await context.store.origins.raw(kind, row.source, row.externalId)
  return {
    row,
    firstSeenAt: origin && new Date(origin.firstSeenAt).toISOString(),
    lastSeenAt: origin && new Date(origin.lastSeenAt).toISOString(),
    raw: origin?.raw ?? null,
    mapping: [] as string[],
  }
}

/** The same with how it came to its service. */
export async function findIssue(context: ReadingContext, id: string) {
  const [record, issues] = await Promise.all([
    findRecord(context, ISSUE_TABLE, 'issue', id),
    context.store.issues.all(),
  ])
  return {
    ...record,
    mapping: await serviceWords(
      context,
      issues.find((issue) => issue.id === id),
    ),
  }
}

export async function findRequest(context: ReadingContext, id: string) {
  const [record, requests] = await Promise.all([
    findRecord(context, REQUEST_TABLE, 'request', id),
    context.store.requests.all(),
  ])
  return {
    ...record,
    mapping: await serviceWords(
      context,
      requests.find((request) => request.id === id),
    ),
  }
}

type Demand = Parameters<ReturnType<typeof demandMapping>>[0]

async function serviceWords(context: ReadingContext, row: Demand | undefined): Promise<string[]> {
  if (!row) return []
  const basis = await loadMapping(context)
  const { service, serviceRule } = demandMapping(basis)(row)
  if (service === null) return ['No rule and no name brings it to a service']
  return [
    serviceRule === null
      ? `${service} by the name that its source gives`
      : `${service} ${byRule(basis.rules, serviceRule)}`,
  ]
}
