import { list, weeksShort } from '../format.ts'
import type { PlanFault, Unavailable } from './order.ts'
import type { LeftOutReason } from './plan.ts'

/** Titles by id. */
export interface Titles {
  readonly project: (id: string) => string
  /** Null is everybody together. */
  readonly team: (id: string | null) => string
}

const UNAVAILABLE: Readonly<Record<Unavailable, string>> = {
  unknown: 'which is not known',
  rejected: 'which is rejected',
  'locked-out': 'which is locked out',
  'unavailable-itself': 'which cannot be had itself',
}

/** Why a project is not in a plan. @param isProven whether the plan is optimal */
export function leftOutWords(reason: LeftOutReason, { project, team }: Titles, isProven: boolean): string {
  switch (reason.code) {
    case 'locked-out':
      return 'Locked out.'
    case 'needs-unavailable':
      return `Depends on ${project(reason.needs)}, ${UNAVAILABLE[reason.why]}.`
    case 'needs-conflict':
      return `Takes both ${list(reason.pair.map(project))}, which exclude each other.`
    case 'excluded-by':
      return `Excluded by ${project(reason.member)}, which is in.`
    case 'needs-left-out':
      return `Depends on ${project(reason.needs)}, which is not in.`
    case 'adds-nothing':
      return 'Adds nothing to what is in.'
    case 'does-not-fit':
      return `Does not fit ${team(reason.team)}: needs ${weeksShort(reason.needs)}, ${weeksShort(reason.free)} free even if only what is locked in stays.`
    case 'displaces-more':
      return `Does not fit ${team(reason.team)}: needs ${weeksShort(reason.needs)}, ${weeksShort(reason.free)} free. ${
        isProven ? 'Worth less than what it would displace.' : 'No better exchange was found.'
      }`
  }
}

/** Why there is no plan, and what to do. */
export function planFaultWords(fault: PlanFault, { project, team }: Titles): string {
  switch (fault.type) {
    case 'UnknownProject':
      return `There is no project "${fault.id}", which ${LISTS[fault.list]}. Name projects by their ids, or leave it out.`
    case 'NotACandidate':
      return `${project(fault.id)} is ${fault.status} and cannot be locked in. Leave it out.`
    case 'LockedInAndOut':
      return `${project(fault.id)} is locked in and locked out. Take one lock off.`
    case 'ExcludesItself':
      return `${project(fault.id)} is said to exclude itself. Name two projects.`
    case 'DependencyCycle':
      return `${list(fault.ids.map(project))} depend on each other in a circle. Take one of these dependencies away.`
    case 'NeedsUnavailable':
      return `${project(fault.id)} is locked in and depends on ${project(fault.needs)}, ${UNAVAILABLE[fault.why]}. Take the lock off, or bring back what it depends on.`
    case 'ExclusionLockedIn':
      return `${list(fault.ids.map(project))} exclude each other, and what is locked in takes both. Take one lock off.`
    case 'OverCapacity':
      return `What is locked in takes ${weeksShort(fault.needs)} engineer-weeks of ${team(fault.team)}, which has ${weeksShort(fault.capacity)}: ${list(fault.ids.map(project))}. Take a lock off.`
  }
}

const LISTS = { lockedIn: 'is locked in', lockedOut: 'is locked out', exclusions: 'an exclusion names' } as const
