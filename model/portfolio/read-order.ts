import { compareText } from '../compare.ts'
import type { PreparedRanking } from '../ranking/prepare.ts'
import { accepted, type Result, refused } from '../result.ts'
import { dependencyCycle, reachedFrom, unavailableNeeds } from './dependencies.ts'
import { jointValue } from './joint-value.ts'
import { limitsOf, overfull } from './limits.ts'
import type { PlanFault, PlanOrder } from './order.ts'
import { type Barred, FREE, IN, OUT, type Problem } from './problem.ts'
import { propagate } from './propagate.ts'
import { jointTerms } from './terms.ts'

/** Reads an order, or says why no plan meets it. Cost: as `jointTerms`. */
export function readOrder(prepared: PreparedRanking, order: PlanOrder): Result<Problem, PlanFault> {
  const fault = namingFault(prepared, order)
  if (fault) return refused(fault)
  const candidates = [...prepared.projects].sort((one, other) => compareText(one.project.id, other.project.id))
  const positions = new Map(candidates.map(({ project }, position) => [project.id, position]))
  const positionsOf = (ids: readonly string[]) =>
    [...new Set(ids)].flatMap((id) => positions.get(id) ?? []).sort((one, other) => one - other)

  const needs = candidates.map(({ project }) => positionsOf(project.dependsOn))
  const cycle = dependencyCycle(needs)
  if (cycle) return refused({ type: 'DependencyCycle', ids: cycle.map((at) => candidates[at]?.project.id ?? '') })

  const excludes = candidates.map(({ project: { id } }) =>
    positionsOf((order.exclusions ?? []).flatMap(([one, other]) => (one === id ? other : other === id ? one : []))),
  )
  const bundles = needs.map((_, position) => reachedFrom(position, needs))
  const barred = barredCandidates(prepared, order, { candidates, bundles, excludes })
  const ordered = new Int8Array(candidates.length).fill(FREE)
  for (const position of barred.keys()) ordered[position] = OUT
  for (const position of positionsOf(order.lockedIn ?? [])) {
    const reason = barred.get(position)
    if (reason?.code === 'needs-unavailable') {
      const id = candidates[position]?.project.id ?? ''
      return refused({ type: 'NeedsUnavailable', id, needs: reason.needs, why: reason.why })
    }
    ordered[position] = IN
  }
  const problem: Problem = {
    prepared,
    order,
    candidates,
    joint: jointValue(jointTerms(prepared, candidates, order.weights)),
    limits: limitsOf(candidates, prepared.evidence, order),
    needs,
    bundles,
    neededBy: needs.map((_, needed) => needs.flatMap((own, position) => (own.includes(needed) ? [position] : []))),
    excludes,
    barred,
    ordered,
    choice: ordered.slice(),
  }
  const conflict = conflictOf(problem)
  if (conflict) return refused(conflict)
  propagate(problem, problem.choice)
  return accepted(problem)
}

/** A name in the order that means nothing, or that contradicts another. */
function namingFault({ evidence }: PreparedRanking, order: PlanOrder): PlanFault | null {
  const { lockedIn = [], lockedOut = [], exclusions = [] } = order
  const projects = new Map(evidence.projects.map((project) => [project.id, project]))
  for (const [list, ids] of Object.entries({ lockedIn, lockedOut, exclusions: exclusions.flat() })) {
    const id = ids.find((id) => !projects.has(id))
    if (id !== undefined) return { type: 'UnknownProject', list: list as 'lockedIn', id }
  }
  for (const id of lockedIn) {
    const status = projects.get(id)?.status
    if (status === 'shipped' || status === 'rejected') return { type: 'NotACandidate', id, status }
  }
  const both = lockedIn.find((id) => lockedOut.includes(id))
  if (both !== undefined) return { type: 'LockedInAndOut', id: both }
  const itself = exclusions.find(([one, other]) => one === other)
  return itself ? { type: 'ExcludesItself', id: itself[0] } : null
}

function barredCandidates(
  { evidence }: PreparedRanking,
  { lockedOut = [] }: PlanOrder,
  { candidates, bundles, excludes }: Pick<Problem, 'candidates' | 'bundles' | 'excludes'>,
): Map<number, Barred> {
  const projects = candidates.map(({ project }) => project)
  const unavailable = unavailableNeeds(projects, evidence.projects, new Set(lockedOut))
  const barred = new Map<number, Barred>()
  projects.forEach(({ id }, position) => {
    const missing = unavailable.get(id)
    const bundle = bundles[position] ?? []
    const pair = bundle.flatMap((part) =>
      (excludes[part] ?? []).flatMap((other) => (bundle.includes(other) ? [[part, other] as const] : [])),
    )[0]
    if (lockedOut.includes(id)) barred.set(position, { code: 'locked-out' })
    else if (missing) barred.set(position, { code: 'needs-unavailable', ...missing })
    else if (pair) {
      const [one, other] = pair.map((part) => projects[part]?.id ?? '') as [string, string]
      barred.set(position, { code: 'needs-conflict', pair: [one, other] })
    }
  })
  return barred
}

/** What is wrong among the projects that are locked in and those that they need. */
function conflictOf({ candidates, bundles, excludes, limits, ordered }: Problem): PlanFault | null {
  const id = (position: number) => candidates[position]?.project.id ?? ''
  const lockedIn = [...ordered.keys()].filter((position) => ordered[position] === IN)
  const required = new Set(lockedIn.flatMap((position) => bundles[position] ?? []))
  const members = [...required].sort((one, other) => one - other)
  for (const position of members) {
    const other = excludes[position]?.find((other) => required.has(other))
    if (other !== undefined) return { type: 'ExclusionLockedIn', ids: [id(position), id(other)] }
  }
  const [over] = overfull(limits, members)
  if (!over) return null
  const { team, weeks, capacity } = over.limit
  const ids = members.filter((position) => (weeks[position] as number) > 0).map(id)
  return { type: 'OverCapacity', team, needs: over.used, capacity, ids }
}
