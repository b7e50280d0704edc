import type { Account } from '../../evidence/account.ts'
import { slaCredits } from '../../loss/credit.ts'
import type { PreparedRanking } from '../../ranking/prepare.ts'
import type { SavedTogether } from '../../ranking/together.ts'

/** What is expected to be lost, and what of it a plan avoids. */
export interface LostAvoided {
  readonly lost: number
  readonly avoided: number
}

export const NOTHING: LostAvoided = { lost: 0, avoided: 0 }

/** All parts together, in their own unit. */
export const sumOf = (parts: Iterable<LostAvoided>): LostAvoided => {
  let [lost, avoided] = [0, 0]
  for (const part of parts) {
    lost += part.lost
    avoided += part.avoided
  }
  return { lost, avoided }
}

/** Of one service in a period: minutes, and the money that goes with them; null where nobody stated a price. */
export interface ServiceLoss {
  readonly minutes: LostAvoided
  readonly revenue: LostAvoided | null
}

/**
 * What each service is expected to lose in part of the horizon: incidents, risks and burn alike.
 * @param part days of the period, of those of the horizon. Cost: units of the forecast.
 */
export function serviceLosses(
  { forecast, evidence }: PreparedRanking,
  saved: SavedTogether,
  part: number,
): ReadonlyMap<string, ServiceLoss> {
  const prices = new Map(evidence.services.map(({ id, revenuePerMinute }) => [id, revenuePerMinute]))
  const minutes = new Map<string, { lost: number; avoided: number }>()
  forecast.units.forEach((unit, at) => {
    const sum = minutes.get(unit.service) ?? { lost: 0, avoided: 0 }
    const lost = unit.occurrences * unit.minutes * part
    sum.lost += lost
    sum.avoided += lost * (saved.loss[at] as number)
    minutes.set(unit.service, sum)
  })
  return new Map(
    [...minutes].map(([service, own]) => {
      const price = prices.get(service) ?? null
      const revenue = price === null ? null : { lost: own.lost * price, avoided: own.avoided * price }
      return [service, { minutes: own, revenue }]
    }),
  )
}

/**
 * SLA credits that are expected to fall due to each account in part of the horizon, by its id: each past incident's part of
 * them, as often as it is expected again. Cost: losses x accounts with an agreement.
 */
export function accountCredits(
  { forecast, evidence }: PreparedRanking,
  saved: SavedTogether,
  accounts: readonly Account[],
  part: number,
): ReadonlyMap<string, LostAvoided> {
  const rows = new Map(evidence.losses.map(({ incident, service }, row) => [keyOf(incident, service), row]))
  const incidents = forecast.units.flatMap(({ kind, id, service, occurrences, minutes, position }) => {
    const row = kind === 'incident' ? rows.get(keyOf(id, service)) : undefined
    const told = row === undefined ? undefined : evidence.losses[row]
    if (row === undefined || !told || told.minutes <= 0) return []
    // Of a regressed minute as much is due as of one that was told.
    return [{ row, times: (occurrences * minutes * part) / told.minutes, saved: saved.loss[position] as number }]
  })
  return new Map(
    accounts
      .filter(({ credits }) => credits.length > 0)
      .map((account) => {
        const due = slaCredits(evidence.losses, [account])
        return [
          account.id,
          sumOf(
            incidents.map(({ row, times, saved }) => {
              const lost = (due[row] as number) * times
              return { lost, avoided: lost * saved }
            }),
          ),
        ]
      }),
  )
}

const keyOf = (incident: string, service: string): string => `${incident}\u0000${service}`
