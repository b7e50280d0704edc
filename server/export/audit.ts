import type { AuditEntry, AuditPage } from '../../model/contract/audit.ts'
import { keptInWords } from '../../model/evidence/outage/kept-words.ts'
import { type EvidenceColumn, evidenceText } from './evidence.ts'
import type { ExportFormat } from './format.ts'

/** Whom a cell of a table for people names. */
export const whoText = ({ person, name, via }: AuditEntry): string => {
  if (person) return via === 'token' ? `${person.handle} by token` : person.handle
  return name === null ? via : `${via}, ${name}`
}

const LONGEST_CELL = 60

const shortened = (kind: AuditEntry['kind'], value: unknown): string => {
  if (value === null) return ''
  const kept = kind === 'outage' ? keptInWords(value) : null
  const text = kept
    ? Object.entries(kept)
        .map(([what, words]) => `${what}: ${words}`)
        .join(', ')
    : JSON.stringify(value)
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text
}

const json = (value: unknown): string => (value === null ? '' : JSON.stringify(value))

const COLUMNS: readonly EvidenceColumn<AuditEntry>[] = [
  { key: 'id', title: 'No.', isNumber: true, value: ({ id }) => id, text: ({ id }) => String(id) },
  { key: 'at', title: 'When', value: ({ at }) => at, text: ({ at }) => at.slice(0, 19).replace('T', ' ') },
  { key: 'who', title: 'Who', value: whoText },
  { key: 'via', title: 'Through', value: ({ via }) => via },
  { key: 'action', title: 'Did', value: ({ action }) => action },
  { key: 'kind', title: 'What', value: ({ kind }) => kind },
  { key: 'subject', title: 'Which', value: ({ subject }) => subject },
  {
    key: 'before',
    title: 'Before',
    value: ({ before }) => json(before),
    text: ({ kind, before }) => shortened(kind, before),
  },
  {
    key: 'after',
    title: 'After',
    value: ({ after }) => json(after),
    text: ({ kind, after }) => shortened(kind, after),
  },
]

/** Entries of the audit log as a file; `asOf` is when it was made. */
export const auditText = ({ entries, total }: AuditPage, asOf: string, format: ExportFormat) =>
  evidenceText({ title: 'Audit log', asOf, total }, entries, COLUMNS, format)
