import { compareText } from '../../compare.ts'
import { MILLISECONDS_PER_DAY } from '../../quantity.ts'
import type { Evidence } from '../../ranking/evidence.ts'
import { reported } from '../../ranking/round.ts'
import type { Origins } from './area.ts'
import { customersOf } from './past.ts'

/** Customer minutes that each service lost within `days` before the as-of date, by where the incident began; most lost first. */
export function originsOf(evidence: Evidence, days: number): Origins[] {
  const customers = customersOf(evidence)
  const from = evidence.asOf - days * MILLISECONDS_PER_DAY
  const byService = new Map<string, Map<string | null, number>>()
  for (const { service, root, startedAt, minutes } of evidence.losses) {
    if (startedAt < from || minutes <= 0) continue
    const roots = byService.get(service) ?? new Map<string | null, number>()
    byService.set(service, roots)
    roots.set(root, (roots.get(root) ?? 0) + minutes * customers(service))
  }
  return [...byService]
    .map(([service, roots]) => ({ service, roots, total: [...roots.values()].reduce((sum, value) => sum + value, 0) }))
    .filter(({ total }) => total > 0)
    .sort((left, right) => right.total - left.total || compareText(left.service, right.service))
    .map(({ service, roots }) => ({
      service,
      own: reported(roots.get(service) ?? 0),
      elsewhere: [...roots]
        .flatMap(([root, minutes]) => (root === null || root === service ? [] : [{ root, minutes }]))
        .sort((left, right) => right.minutes - left.minutes || compareText(left.root, right.root))
        .map(({ root, minutes }) => ({ root, minutes: reported(minutes) })),
      unknown: reported(roots.get(null) ?? 0),
    }))
}
