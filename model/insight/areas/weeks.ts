import type { Assumptions } from '../../assumption.ts'
import type { Provenance } from '../../evidence/provenance.ts'
import { DAYS_PER_WEEK, type Instant, MILLISECONDS_PER_DAY } from '../../quantity.ts'
import { reported } from '../../ranking/round.ts'
import type { AreaWeek } from './area.ts'
import type { PastLoss } from './past.ts'

const WEEK = DAYS_PER_WEEK * MILLISECONDS_PER_DAY

/** The last weeks, oldest first, with the loss that made most of each. */
export function areaWeeks(past: readonly PastLoss[], asOf: Instant, assumptions: Assumptions): AreaWeek[] {
  const byWeek = Map.groupBy(past, ({ weeksAgo }) => weeksAgo)
  return weeklyMinutes(past, assumptions).map((minutes, position) => {
    const weeksAgo = assumptions.trendWeeks - 1 - position
    const end = asOf - weeksAgo * WEEK
    return {
      start: new Date(end - WEEK).toISOString(),
      end: new Date(end).toISOString(),
      minutes,
      largest: largestIncident(byWeek.get(weeksAgo) ?? []),
    }
  })
}

/** Customer minutes of each week by how they are known, oldest first. */
export function weeklyMinutes(past: readonly PastLoss[], { trendWeeks }: Assumptions): AreaWeek['minutes'][] {
  const weeks = Array.from(
    { length: trendWeeks },
    (): Record<Provenance, number> => ({
      measured: 0,
      reported: 0,
      assumed: 0,
    }),
  )
  for (const { weeksAgo, provenance, customerMinutes } of past) {
    const week = weeks[trendWeeks - 1 - weeksAgo]
    if (week) week[provenance] += customerMinutes
  }
  return weeks.map(({ measured, reported: stated, assumed }) => ({
    measured: reported(measured),
    reported: reported(stated),
    assumed: reported(assumed),
  }))
}

function largestIncident(losses: readonly PastLoss[]): AreaWeek['largest'] {
  let most: PastLoss | null = null
  for (const loss of losses) if (loss.incident && loss.customerMinutes > (most?.customerMinutes ?? 0)) most = loss
  if (most === null || most.incident === null || most.startedAt === null) return null
  return { incident: most.incident, service: most.service, startedAt: new Date(most.startedAt).toISOString() }
}
