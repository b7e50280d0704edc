import type { EvidenceRecord } from '../../sources/record.ts'
import { encodeAccount } from './account-row.ts'
import type { SqlValue } from './encoding.ts'
import type { EvidenceKind } from './evidence-tables.ts'
import { encodeIncident } from './incident-row.ts'
import { encodeIssue } from './issue-row.ts'
import { encodeProject } from './project-row.ts'
import { encodeRequest } from './request-row.ts'
import { encodeRice } from './rice-row.ts'
import { encodeRisk } from './risk-row.ts'
import { encodeService } from './service-row.ts'
import { encodeSlo } from './slo-row.ts'
import { encodeTeam } from './team-row.ts'

/**
 * A record as the store writes it. One list of plain values: it travels to another thread in a tenth of the time of an
 * object, of which every name is copied and looked up for every record, and a list within it takes as long as ten values.
 */
export type EncodedRecord = readonly [
  kind: EvidenceKind,
  externalId: string,
  raw: string,
  /** For the columns of its table. */
  ...values: readonly SqlValue[],
]

/** Throws RefusedValue. */
export const encodeRecord = (record: EvidenceRecord): EncodedRecord => [
  record.kind,
  record.externalId,
  record.raw,
  ...valuesOf(record),
]

function valuesOf(record: EvidenceRecord): SqlValue[] {
  switch (record.kind) {
    case 'incident':
      return encodeIncident(record.value)
    case 'service':
      return encodeService(record.value)
    case 'account':
      return encodeAccount(record.value)
    case 'risk':
      return encodeRisk(record.value)
    case 'project':
      return encodeProject(record.value)
    case 'team':
      return encodeTeam(record.value)
    case 'issue':
      return encodeIssue(record.value)
    case 'request':
      return encodeRequest(record.value)
    case 'slo':
      return encodeSlo(record.value)
    case 'rice':
      return encodeRice(record.value)
  }
}
