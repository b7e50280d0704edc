import type { Assumptions } from '../../assumption.ts'
import type { Provenance } from '../../evidence/provenance.ts'
import { DAYS_PER_WEEK, type Instant, MILLISECONDS_PER_DAY } from '../../quantity.ts'
import { reported } from '../../ranking/round.ts'
import type { AreaWeek } from './area.ts'
import type { PastLoss } from './past.ts'

const WEEK = DAYS_PER_WEEK * MILLISECONDS_PER_DAY

/** The last weeks, oldest first, with the loss that made most of each. */
export function areaWeeks(past: readonly PastLoss[], asOf: Instant, { trendWeeks }: Assumptions): AreaWeek[] {
  const byWeek = Map.groupBy(past, ({ weeksAgo }) => weeksAgo)
  return Array.from({ length: trendWeeks }, (_, position) => {
    const weeksAgo = trendWeeks - 1 - position
    const own = byWeek.get(weeksAgo) ?? []
    const minutes: Record<Provenance, number> = { measured: 0, reported: 0, assumed: 0 }
    for (const { provenance, customerMinutes } of own) minutes[provenance] += customerMinutes
    const end = asOf - weeksAgo * WEEK
    return {
      start: new Date(end - WEEK).toISOString(),
      end: new Date(end).toISOString(),
      minutes: {
        measured: reported(minutes.measured),
        reported: reported(minutes.reported),
        assumed: reported(minutes.assumed),
      },
      largest: largestIncident(own),
    }
  })
}

/** Customer minutes of each week, oldest first. */
export function weeklyMinutes(past: readonly PastLoss[], { trendWeeks }: Assumptions): number[] {
  const weeks = new Array<number>(trendWeeks).fill(0)
  for (const { weeksAgo, customerMinutes } of past) {
    const position = trendWeeks - 1 - weeksAgo
    weeks[position] = (weeks[position] ?? 0) + customerMinutes
  }
  return weeks.map(reported)
}

function largestIncident(losses: readonly PastLoss[]): AreaWeek['largest'] {
  let most: PastLoss | null = null
  for (const loss of losses) if (loss.incident && loss.customerMinutes > (most?.customerMinutes ?? 0)) most = loss
  if (most === null || most.incident === null || most.startedAt === null) return null
  return { incident: most.incident, service: most.service, startedAt: new Date(most.startedAt).toISOString() }
}
