import type { Terms } from './terms.ts'

/** The terms by project, side by side in memory: a set's value is asked for millions of times. */
export interface JointValue {
  readonly projects: number
  /** What each project removes that no other touches, share of all the pain. */
  readonly own: Float64Array
  /** Pain of each term. */
  readonly weight: Float64Array
  /** The parts of project p are those from `start[p]` to `start[p + 1]`. */
  readonly start: Int32Array
  /** The term of each part. */
  readonly term: Int32Array
  /** What the project leaves of it, 0 to 1. */
  readonly left: Float64Array
}

/** The joint value of candidates as sums of products. Cost: linear in the terms. */
export function jointValue({ own, shared }: Terms): JointValue {
  const parts = Array.from(own, (): { readonly term: number; readonly left: number }[] => [])
  shared.forEach(({ shares }, term) => {
    for (const { project, left } of shares) parts[project]?.push({ term, left })
  })
  const start = new Int32Array(own.length + 1)
  parts.forEach((own, project) => {
    start[project + 1] = (start[project] as number) + own.length
  })
  const all = parts.flat()
  return {
    projects: own.length,
    own,
    weight: Float64Array.from(shared, ({ weight }) => weight),
    start,
    term: Int32Array.from(all, ({ term }) => term),
    left: Float64Array.from(all, ({ left }) => left),
  }
}

/** A set that grows project by project. */
export interface GrowingSet {
  /** Share of all the pain that the set removes. */
  readonly value: () => number
  /** What one more project would add. Cost: its parts. */
  readonly gain: (project: number) => number
  readonly add: (project: number) => void
  /** Pain that the set leaves of each term. */
  readonly open: Float64Array
}

/** A set that holds nothing yet. */
export function growingSet({ own, weight, start, term, left }: JointValue): GrowingSet {
  const open = weight.slice()
  let value = 0
  const gain = (project: number): number => {
    let sum = own[project] as number
    const end = start[project + 1] as number
    for (let part = start[project] as number; part < end; part += 1) {
      sum += (open[term[part] as number] as number) * (1 - (left[part] as number))
    }
    return sum
  }
  return {
    open,
    value: () => value,
    gain,
    add(project) {
      value += gain(project)
      const end = start[project + 1] as number
      for (let part = start[project] as number; part < end; part += 1) {
        const at = term[part] as number
        open[at] = (open[at] as number) * (left[part] as number)
      }
    },
  }
}

/** Share of all the pain that a set removes; the same whatever the order of its members. @param members ascending */
export function valueOfSet(joint: JointValue, members: readonly number[]): number {
  const set = growingSet(joint)
  for (const member of members) set.add(member)
  return set.value()
}
