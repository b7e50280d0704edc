import type { ServiceSetting } from '../../../model/contract/settings.ts'
import { numberOf } from './number-field.tsx'

/** A service as it is typed. */
export interface ServiceFields {
  readonly title: string
  readonly team: string
  readonly tier: string
  /** In percent. */
  readonly trafficShare: string
  readonly revenuePerMinute: string
  readonly dependsOn: string
}

/** Digits that a share of traffic keeps in percent. */
const SHARE_DIGITS = 10

export const formOfService = (value: ServiceSetting['value']): ServiceFields => ({
  title: value.title,
  team: value.team ?? '',
  tier: value.tier === null ? '' : String(value.tier),
  trafficShare: value.trafficShare === null ? '' : String(Number((value.trafficShare * 100).toFixed(SHARE_DIGITS))),
  revenuePerMinute: value.revenuePerMinute === null ? '' : String(value.revenuePerMinute),
  dependsOn: value.dependsOn.join(', '),
})

/** What cannot be meant, by field. */
export function serviceFaults(form: ServiceFields): ReadonlyMap<keyof ServiceFields, string> {
  const faults = new Map<keyof ServiceFields, string>()
  if (form.title.trim() === '') faults.set('title', 'A service needs a title')
  const tier = numberOf(form.tier)
  if (tier === undefined || (tier !== null && !(Number.isInteger(tier) && tier >= 1)))
    faults.set('tier', 'A tier is a whole number from 1')
  const share = numberOf(form.trafficShare)
  if (share === undefined || (share !== null && !(share >= 0 && share <= 100)))
    faults.set('trafficShare', 'A share is between 0 and 100%')
  const revenue = numberOf(form.revenuePerMinute)
  if (revenue === undefined || (revenue !== null && revenue < 0))
    faults.set('revenuePerMinute', 'Revenue is a number from 0')
  return faults
}

/** A form without faults as a change over what the source says; a field that says the same, or that the file states, is left out. */
export function changesOfForm(
  form: ServiceFields,
  told: ServiceSetting['value'] | null,
  fixed: readonly string[],
): object | null {
  const share = numberOf(form.trafficShare) ?? null
  const stated = {
    title: form.title.trim(),
    team: form.team === '' ? null : form.team,
    tier: numberOf(form.tier) ?? null,
    trafficShare: share === null ? null : Number((share / 100).toFixed(SHARE_DIGITS + 2)),
    revenuePerMinute: numberOf(form.revenuePerMinute) ?? null,
    dependsOn: form.dependsOn
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  }
  const before = new Map<string, unknown>(Object.entries(told ?? {}))
  const changed = Object.entries(stated).filter(
    ([field, value]) => !fixed.includes(field) && JSON.stringify(value) !== JSON.stringify(before.get(field)),
  )
  return changed.length === 0 ? null : Object.fromEntries(changed)
}
