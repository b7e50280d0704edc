import type { MappedIncident } from '../incident.ts'
import { UNMAPPED } from '../service.ts'
import { minutesApart } from './at-once.ts'

/** Followers on one service that are looked at for each incident: a storm of alerts must not cost its square. */
const MOST_FOLLOWERS = 100

/**
 * Incidents that hit one service and start within so many minutes of each other, the earlier first, every two once. A sweep
 * by start: n log n, and at most a hundred followers on each service.
 */
export function* followingPairs(
  incidents: readonly MappedIncident[],
  mostMinutes: number,
): Generator<readonly [MappedIncident, MappedIncident]> {
  const byStart = incidents.toSorted((one, other) => one.startedAt - other.startedAt)
  const queues = queuesByService(byStart)
  // Two may share several services: the incident that each was last found to follow.
  const following = new Int32Array(byStart.length).fill(-1)
  for (const [position, one] of byStart.entries()) {
    for (const { service } of one.felt) {
      const queue = queues.get(service)
      if (!queue) continue
      queue.passed += 1
      const last = Math.min(queue.positions.length, queue.passed + MOST_FOLLOWERS)
      for (let next = queue.passed; next < last; next += 1) {
        const follower = queue.positions[next] as number
        const other = byStart[follower] as MappedIncident
        if (minutesApart(one, other) > mostMinutes) break
        if (following[follower] === position) continue
        following[follower] = position
        yield [one, other]
      }
    }
  }
}

interface Queue {
  /** Of the incidents that hit the service, earliest first. */
  readonly positions: number[]
  /** How many of them the sweep has passed. */
  passed: number
}

/** Incidents of no known service share none. */
function queuesByService(byStart: readonly MappedIncident[]): ReadonlyMap<string, Queue> {
  const queues = new Map<string, Queue>()
  for (const [position, { felt }] of byStart.entries()) {
    for (const { service } of felt) {
      if (service === UNMAPPED) continue
      const known = queues.get(service)
      if (known) known.positions.push(position)
      else queues.set(service, { positions: [position], passed: 0 })
    }
  }
  return queues
}
