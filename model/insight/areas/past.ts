import type { Cause } from '../../evidence/cause.ts'
import type { Provenance } from '../../evidence/provenance.ts'
import { servicePrices } from '../../forecast/price.ts'
import { DAYS_PER_WEEK, daysBetween, type Instant } from '../../quantity.ts'
import type { Evidence } from '../../ranking/evidence.ts'

/** Loss that happened in one of the last weeks: of one incident, or burn outside incidents. */
export interface PastLoss {
  /** Null for burn outside incidents. */
  readonly incident: string | null
  readonly service: string
  readonly cause: Cause
  readonly provenance: Provenance
  readonly startedAt: Instant | null
  /** Weeks before the as-of date, 0 for the last. */
  readonly weeksAgo: number
  readonly serviceMinutes: number
  readonly customerMinutes: number
}

/** Customer minutes in a service minute, by service. */
export function customersOf({ services, assumptions }: Evidence): (service: string) => number {
  const prices = servicePrices(services, assumptions)
  return (service) => prices.get(service)?.trafficShare ?? 0
}

/** Losses of the last `trendWeeks` weeks. An incident counts in the week in which it began: most end within hours. */
export function pastLosses(evidence: Evidence): PastLoss[] {
  const { asOf, losses, background, assumptions } = evidence
  const { trendWeeks } = assumptions
  const customers = customersOf(evidence)
  const ofIncidents = losses.flatMap((loss): PastLoss[] => {
    // A loss that begins on the as-of date's own minute belongs to no past week; one a moment before it to the last.
    const weeksAgo = Math.ceil(daysBetween(loss.startedAt, asOf) / DAYS_PER_WEEK) - 1
    if (weeksAgo < 0 || weeksAgo >= trendWeeks || loss.minutes <= 0) return []
    const { incident, service, cause, provenance, startedAt, minutes } = loss
    const customerMinutes = minutes * customers(service)
    return [{ incident, service, cause, provenance, startedAt, weeksAgo, serviceMinutes: minutes, customerMinutes }]
  })
  const ofBurn = background.flatMap(({ service, lately }) =>
    lately.flatMap((minutes, position): PastLoss[] => {
      const weeksAgo = lately.length - 1 - position
      if (minutes === null || minutes <= 0) return []
      const customerMinutes = minutes * customers(service)
      const burn = { incident: null, startedAt: null, cause: 'background', provenance: 'measured' } as const
      return [{ ...burn, service, weeksAgo, serviceMinutes: minutes, customerMinutes }]
    }),
  )
  return [...ofIncidents, ...ofBurn]
}
