import type { z } from 'zod'
import { projectSchema } from '../../../model/contract/project.ts'
import { INCIDENT_CAUSES } from '../../../model/evidence/cause.ts'
import {
  type Effect,
  MECHANISMS,
  PROJECT_STATUSES,
  type Project,
  type Selector,
  type TeamEffort,
} from '../../../model/evidence/project.ts'
import { SEVERITIES } from '../../../model/evidence/severity.ts'
import { CellFault, choice, identifier, list, needed, text, time, truth } from './cells.ts'
import type { CsvRecord } from './row.ts'
import { MECHANISM_COLUMNS, PARTS } from './tables.ts'
import { threePointOf } from './three-point-cells.ts'

type Numbered<Value> = { readonly line: number; readonly value: Value }

/**
 * One project from all rows with its id: every row with a selector or a mechanism adds an effect, every row with
 * another team adds that team's effort, and what is said of the project as a whole is said once or the same each time.
 * Throws a CellFault.
 */
export function projectFromCsv(records: readonly CsvRecord[]): Project {
  const once = <Value>(read: (record: CsvRecord, column: string) => Value | null, column: string): Value | null =>
    said(records, read, column)
  const efforts = effortsOf(records)
  const shippedAt = once(time, 'shipped_at')
  const effects = records.flatMap((record) => {
    const value = effectOf(record)
    return value ? [{ line: record.line, value }] : []
  })
  const parsed = projectSchema.safeParse({
    id: once(identifier, 'id') ?? '',
    title: once(text, 'title') ?? '',
    description: once(text, 'description'),
    status: once(choice(PROJECT_STATUSES), 'status') ?? 'candidate',
    url: once(text, 'url'),
    effort: efforts.map(({ value }) => value),
    effects: effects.map(({ value }) => value),
    dependsOn: [...new Set(records.flatMap((record) => list(record, 'depends_on')))],
    ...(shippedAt === null ? {} : { shippedAt: new Date(shippedAt).toISOString() }),
  } satisfies Project)
  if (parsed.success) return parsed.data
  throw new CellFault(projectReason(parsed.error, efforts, effects, records.length > 1))
}

/** What the rows say in a column, if they do not contradict each other. */
function said<Value>(
  records: readonly CsvRecord[],
  read: (record: CsvRecord, column: string) => Value | null,
  column: string,
): Value | null {
  const first = records.find((record) => text(record, column) !== null)
  if (!first) return null
  const other = records.find((record) => text(record, column) !== null && text(record, column) !== text(first, column))
  if (other)
    throw new CellFault(`${column} is one thing in line ${first.line} and another in line ${other.line}; say it once`)
  return read(first, column)
}

function effortsOf(records: readonly CsvRecord[]): Numbered<TeamEffort>[] {
  const efforts = new Map<string, Numbered<TeamEffort>>()
  for (const record of records) {
    const weeks = threePointOf(record, 'effort')
    const team = identifier(record, 'team')
    if (weeks === null && (team === null || efforts.has(team)) && efforts.size > 0) continue
    if (weeks === null)
      throw new CellFault(`line ${record.line}: effort_low is empty; give the effort of a team as low, likely and high`)
    const value = { team: needed(identifier, record, 'team'), ...weeks }
    const known = efforts.get(value.team)
    if (known && PARTS.some((part) => known.value[part] !== value[part])) {
      throw new CellFault(
        `the effort of ${value.team} is one thing in line ${known.line} and another in line ${record.line}; say it once`,
      )
    }
    if (!known) efforts.set(value.team, { line: record.line, value })
  }
  return [...efforts.values()]
}

function effectOf(record: CsvRecord): Effect | null {
  const words = <Word extends string>(column: string, known: readonly Word[]): Word[] =>
    list(record, column).map((word) => needed(choice(known), { ...record, cells: { [column]: word } }, column))
  const selector: Selector = {
    services: filled(list(record, 'services')),
    rootServices: filled(list(record, 'root_services')),
    causes: filled(words('causes', INCIDENT_CAUSES)),
    severities: filled(words('severities', SEVERITIES)),
    labels: filled(list(record, 'labels')),
    incidents: filled(list(record, 'incidents')),
    risks: filled(list(record, 'risks')),
    background: truth(record, 'background') ?? undefined,
    issues: listOrTruth(record, 'issues'),
    requests: listOrTruth(record, 'requests'),
  }
  const reductions = MECHANISMS.map(
    (mechanism) => [mechanism, threePointOf(record, MECHANISM_COLUMNS[mechanism])] as const,
  )
  const stated = Object.entries({ ...selector, ...Object.fromEntries(reductions) }).filter(
    ([, value]) => value !== undefined && value !== null,
  )
  return stated.length > 0 ? (Object.fromEntries(stated) as Effect) : null
}

const filled = <Entry>(entries: Entry[]): Entry[] | undefined => (entries.length > 0 ? entries : undefined)

function listOrTruth(record: CsvRecord, column: string): string[] | boolean | undefined {
  return /^(true|false)$/i.test(text(record, column) ?? '')
    ? (truth(record, column) ?? undefined)
    : filled(list(record, column))
}

/** The schema's own message, with the column and, for a project of several rows, the line that it is about. */
function projectReason(
  error: z.ZodError,
  efforts: readonly Numbered<TeamEffort>[],
  effects: readonly Numbered<Effect>[],
  several: boolean,
): string {
  const issue = error.issues[0]
  const [field, position, ...inner] = issue?.path ?? []
  const message = issue?.message ?? 'is no project'
  if (field !== 'effort' && field !== 'effects')
    return field === undefined ? message : `${snake(String(field))}: ${message}`
  const line = typeof position === 'number' ? (field === 'effort' ? efforts : effects)[position]?.line : undefined
  const column = [
    ...(field === 'effort' ? ['effort'] : []),
    ...inner.filter((key) => typeof key === 'string').map(snake),
  ].join('_')
  return `${several && line !== undefined ? `line ${line}: ` : ''}${column ? `${column}: ` : ''}${message}`
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
