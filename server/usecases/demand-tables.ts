import type { IssueRow, RequestRow, RowFlag } from '../../model/contract/evidence-tables.ts'
import type { ToldIssue, ToldRequest } from '../../model/evidence/demand.ts'
import { demandMapping } from '../../model/evidence/demand-mapping.ts'
import type { Origin } from '../store/origins.ts'
import type { ReadingContext } from './context.ts'
import type { EvidenceTable } from './evidence-table.ts'
import { loadMapping } from './load-mapping.ts'

const byText = (left: string, right: string) => left.localeCompare(right, 'en')
const newestFirst = (left: { readonly createdAt: string }, right: { readonly createdAt: string }) =>
  byText(right.createdAt, left.createdAt)
const FACETS: EvidenceTable<IssueRow | RequestRow>['facets'] = {
  flag: ({ flags }) => flags,
  state: ({ closedAt }) => [closedAt === null ? 'open' : 'closed'],
  service: ({ service }) => [service ?? 'unmapped'],
  source: ({ source }) => [source],
}

export const ISSUE_TABLE: EvidenceTable<IssueRow> = {
  noun: 'issue',
  load: async (context) => {
    const [issues, frame] = await Promise.all([context.store.issues.all(), loadFrame(context, 'issue')])
    return issues.map((issue) => ({ ...frame(issue), url: issue.url, labels: [...issue.labels] }))
  },
  words: ({ title, id, service, labels }) => `${title} ${id} ${service ?? ''} ${labels.join(' ')}`,
  facets: FACETS,
  sorts: {
    created: newestFirst,
    people: (left, right) => right.people - left.people,
    title: (left, right) => byText(left.title, right.title),
  },
}

export const REQUEST_TABLE: EvidenceTable<RequestRow> = {
  noun: 'request',
  load: async (context) => {
    const [requests, frame] = await Promise.all([context.store.requests.all(), loadFrame(context, 'request')])
    return requests.map((request) => ({
      ...frame(request),
      requestedBy: request.requestedBy,
      atStake: request.atStake,
      chanceOfLoss: request.chanceOfLoss,
    }))
  },
  words: ({ title, id, service, requestedBy }) => `${title} ${id} ${service ?? ''} ${requestedBy ?? ''}`,
  facets: FACETS,
  sorts: {
    created: newestFirst,
    stake: (left, right) => (right.atStake ?? -1) - (left.atStake ?? -1),
    people: (left, right) => right.people - left.people,
    title: (left, right) => byText(left.title, right.title),
  },
}

/** What issues and requests have in common as rows. Closed ones weigh nothing, so nobody need map them. */
async function loadFrame(context: ReadingContext, kind: 'issue' | 'request') {
  const [basis, origins] = await Promise.all([loadMapping(context), context.store.origins.all(kind)])
  const mapping = demandMapping(basis)
  return (row: ToldIssue | ToldRequest) => {
    const { service } = mapping(row)
    const origin: Origin | undefined = origins.get(row.id)
    const flags: RowFlag[] = service === null && row.closedAt === null ? ['unmapped'] : []
    return {
      id: row.id,
      source: row.source,
      externalId: origin?.externalId ?? row.id,
      title: row.title,
      service,
      createdAt: new Date(row.createdAt).toISOString(),
      closedAt: row.closedAt === null ? null : new Date(row.closedAt).toISOString(),
      people: row.people,
      accounts: [...row.accounts],
      flags,
    }
  }
}
