import { reported } from '../../ranking/round.ts'
import { type LostAvoided, NOTHING, sumOf } from './account-losses.ts'
import type { BusinessAccount, BusinessSegment } from './business.ts'
import type { PlannedNeed } from './needs.ts'

/**
 * Accounts by tier, with the credits due to them and what is at stake with them: a need's stake in equal parts to the
 * accounts that it names, and where it names none, to no tier. The segments add up to the totals. Those with most revenue first.
 */
export function segmentsOf(accounts: readonly BusinessAccount[], needs: readonly PlannedNeed[]): BusinessSegment[] {
  const tierOf = new Map(accounts.map(({ id, segment }) => [id, segment]))
  const stakes = new Map<string | null, LostAvoided[]>()
  for (const { accounts: named, atStake } of needs) {
    if (atStake === null) continue
    const shared = named.length > 0 ? named : [null]
    for (const account of shared) {
      const tier = account === null ? null : (tierOf.get(account) ?? null)
      const own = { lost: atStake.lost / shared.length, avoided: atStake.avoided / shared.length }
      stakes.set(tier, [...(stakes.get(tier) ?? []), own])
    }
  }
  const byTier = Map.groupBy(accounts, ({ segment }) => segment)
  return [...new Set([...byTier.keys(), ...stakes.keys()])]
    .map((segment) => {
      const own = byTier.get(segment) ?? []
      return {
        segment,
        accounts: own.length,
        noticing: own.filter(({ notices }) => notices).length,
        annualRevenue: own.reduce((sum, { annualRevenue }) => sum + annualRevenue, 0),
        credits: rounded(sumOf(own.map(({ credits }) => credits ?? NOTHING))),
        atStake: rounded(sumOf(stakes.get(segment) ?? [])),
      }
    })
    .sort(
      (left, right) =>
        right.annualRevenue - left.annualRevenue || ((left.segment ?? '\uffff') < (right.segment ?? '\uffff') ? -1 : 1),
    )
}

const rounded = ({ lost, avoided }: LostAvoided): LostAvoided => ({ lost: reported(lost), avoided: reported(avoided) })
