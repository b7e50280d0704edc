import { compareText } from '../../compare.ts'
import type { IncidentCause } from '../cause.ts'
import { type CompileTitle, compiledRule, type MappingRule, type RuleSubject } from '../mapping-rule.ts'
import type { Service } from '../service.ts'
import { conditionOf, type Handle, type HandleKind, handlesOf } from './handle.ts'
import { type Confidence, type Precedent, serviceSuggester } from './suggested-service.ts'

export interface SuggestionRow extends RuleSubject {
  /** Where it belongs; none: unmapped. */
  readonly services: readonly string[]
  /** What only words suggest, and nobody stated. */
  readonly suggestedCause: IncidentCause | null
}

export interface RuleSuggestion<Row> {
  readonly condition: Pick<MappingRule, HandleKind>
  /** Where its rows probably belong; null: a person must choose. */
  readonly service: string | null
  readonly cause: IncidentCause | null
  /** Unmapped rows that it takes and that no suggestion before it takes. */
  readonly rows: readonly Row[]
}

interface Basis extends Confidence {
  readonly services: readonly Service[]
  readonly compile: CompileTitle
  /** As many suggestions at most. */
  readonly most: number
}

interface Candidate {
  readonly handle: Handle
  readonly rows: number[]
  readonly service: string | null
}

/** Of two handles that take equally many rows the one that says more exactly what it means. */
const EXACTNESS: readonly HandleKind[] = ['component', 'repository', 'label', 'title']

/**
 * Rules that would map unmapped rows: a greedy cover, the rule that takes the most rows still left over first. Words of a
 * title or a label that mapped rows have too, without agreement on a service, tell nothing and are left out. Takes time in
 * proportion to the words of all titles.
 * @returns the suggestions, and the unmapped rows that none of them takes
 */
export function suggestRules<Row extends SuggestionRow>(
  rows: readonly Row[],
  basis: Basis,
): { readonly suggestions: readonly RuleSuggestion<Row>[]; readonly rest: readonly Row[] } {
  const unmapped = rows.filter(({ services }) => services.length === 0)
  const candidates = candidatesFor(unmapped, rows, basis)
  const left = candidates.map((candidate) => candidate.rows.length)
  const takenBy = unmapped.map((): number[] => [])
  for (const [position, candidate] of candidates.entries())
    for (const row of candidate.rows) takenBy[row]?.push(position)

  const open = new Set(unmapped.keys())
  const suggestions: RuleSuggestion<Row>[] = []
  const take = (row: number) => {
    open.delete(row)
    for (const position of takenBy[row] ?? []) left[position] = (left[position] ?? 0) - 1
  }
  while (suggestions.length < basis.most) {
    const best = left.reduce((most, rowsLeft, position) => (rowsLeft > (left[most] ?? 0) ? position : most), 0)
    const candidate = candidates[best]
    if (!candidate || (left[best] ?? 0) === 0) break
    left[best] = 0
    const condition = conditionOf(candidate.handle)
    // As the rule itself will judge, so that what is suggested is what will happen.
    const { applies } = compiledRule(condition, basis.compile)
    const taken = [...open].filter((row) => applies(unmapped[row] as Row))
    if (taken.length === 0) continue
    const members = taken.map((row) => unmapped[row] as Row)
    suggestions.push({
      condition,
      service: candidate.service,
      cause: candidate.handle.kind === 'title' ? agreedCause(members, basis) : null,
      rows: members,
    })
    for (const row of taken) take(row)
  }
  return { suggestions, rest: [...open].map((row) => unmapped[row] as Row) }
}

/** What could be suggested, best first among those that take equally many rows. */
function candidatesFor(unmapped: readonly SuggestionRow[], all: readonly SuggestionRow[], basis: Basis): Candidate[] {
  const members = new Map<string, { readonly handle: Handle; readonly rows: number[] }>()
  for (const [position, row] of unmapped.entries()) {
    for (const handle of handlesOf(row)) {
      const known = members.get(handle.key)
      if (known) known.rows.push(position)
      else members.set(handle.key, { handle, rows: [position] })
    }
  }
  const precedents = precedentsOf(all, members)
  const suggested = serviceSuggester(basis.services, basis)
  return [...members.values()]
    .map(({ handle, rows }) => {
      const precedent = precedents.get(handle.key)
      const service = suggested(handle, precedent)
      if (service !== null || handle.kind === 'component' || handle.kind === 'repository')
        return { handle, rows, service }
      const isCommon = precedent !== undefined
      const without = isCommon ? [] : rows.filter((row) => hasNothingElse(unmapped[row]))
      return { handle, rows: without.length < 2 ? [] : without, service }
    })
    .filter(({ rows }) => rows.length > 0)
    .sort(
      (left, right) =>
        Number(left.service === null) - Number(right.service === null) ||
        EXACTNESS.indexOf(left.handle.kind) - EXACTNESS.indexOf(right.handle.kind) ||
        right.handle.text.length - left.handle.text.length ||
        compareText(left.handle.key, right.handle.key),
    )
}

const hasNothingElse = (row: SuggestionRow | undefined): boolean =>
  row !== undefined && row.components.length === 0 && row.repository === null

/** Where mapped rows with the same handles belong. */
function precedentsOf(rows: readonly SuggestionRow[], wanted: { has(key: string): boolean }): Map<string, Precedent> {
  const precedents = new Map<string, Precedent>()
  for (const row of rows) {
    if (row.services.length === 0) continue
    for (const { key } of handlesOf(row)) {
      if (!wanted.has(key)) continue
      const precedent = precedents.get(key) ?? { rows: 0, services: new Map<string, number>() }
      precedent.rows += 1
      for (const service of row.services) precedent.services.set(service, (precedent.services.get(service) ?? 0) + 1)
      precedents.set(key, precedent)
    }
  }
  return precedents
}

/** The cause that words suggest for most of the rows alike; null when too few say anything. */
function agreedCause(
  rows: readonly SuggestionRow[],
  { suggestShare, suggestFewest }: Confidence,
): IncidentCause | null {
  const counts = new Map<IncidentCause, number>()
  for (const { suggestedCause } of rows) {
    if (suggestedCause !== null) counts.set(suggestedCause, (counts.get(suggestedCause) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, left], [, right]) => right - left)
  return most && most[1] >= suggestFewest && most[1] >= suggestShare * rows.length ? most[0] : null
}
