import type { EvidenceRecord } from '../../sources/record.ts'
import { accountEncoding } from './account-row.ts'
import type { SqlValue } from './encoding.ts'
import { incidentEncoding } from './incident-row.ts'
import { issueEncoding } from './issue-row.ts'
import { projectEncoding } from './project-row.ts'
import { requestEncoding } from './request-row.ts'
import { riceEncoding } from './rice-row.ts'
import { riskEncoding } from './risk-row.ts'
import { serviceEncoding } from './service-row.ts'
import { sloEncoding } from './slo-row.ts'
import { teamEncoding } from './team-row.ts'

export type EvidenceKind = EvidenceRecord['kind']

export const ENCODINGS = {
  incident: incidentEncoding,
  service: serviceEncoding,
  account: accountEncoding,
  risk: riskEncoding,
  project: projectEncoding,
  team: teamEncoding,
  issue: issueEncoding,
  request: requestEncoding,
  slo: sloEncoding,
  rice: riceEncoding,
} as const satisfies Record<EvidenceKind, unknown>

export const EVIDENCE_KINDS = Object.keys(ENCODINGS) as EvidenceKind[]

/** The record's value as the columns of its table. Throws RefusedValue. */
export function encodeRecord(record: EvidenceRecord): SqlValue[] {
  switch (record.kind) {
    case 'incident':
      return incidentEncoding.encode(record.value)
    case 'service':
      return serviceEncoding.encode(record.value)
    case 'account':
      return accountEncoding.encode(record.value)
    case 'risk':
      return riskEncoding.encode(record.value)
    case 'project':
      return projectEncoding.encode(record.value)
    case 'team':
      return teamEncoding.encode(record.value)
    case 'issue':
      return issueEncoding.encode(record.value)
    case 'request':
      return requestEncoding.encode(record.value)
    case 'slo':
      return sloEncoding.encode(record.value)
    case 'rice':
      return riceEncoding.encode(record.value)
  }
}
