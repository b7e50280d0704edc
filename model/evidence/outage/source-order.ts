import { compareText } from '../../compare.ts'

/** Fields of an outage that are taken by one order of sources: when it was, whom it hit, and what it was. */
export const FIELD_GROUPS = ['times', 'impact', 'words'] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

/** Ids of sources for each group of fields, the one to believe first. */
export type SourceOrder = Readonly<Record<FieldGroup, readonly string[]>>

/** What somebody said of it; groups of fields that are left out go by type. */
export type StatedOrder = { readonly [Group in FieldGroup]?: readonly string[] | undefined }

interface TypedSource {
  readonly id: string
  readonly type: string
}

/**
 * Types of sources in the order in which they are believed unless somebody says otherwise. Times: who measures comes
 * before who is paged, and both before who tells the public. Impact: what people found out afterwards, then what the
 * public was told, then what an alert guesses. Words: likewise.
 */
const USUAL_TYPES: Readonly<Record<FieldGroup, readonly string[]>> = {
  times: [
    'alertmanager',
    'incident-io',
    'pagerduty',
    'opsgenie',
    'json',
    'csv',
    'list',
    'statuspage-manage',
    'statuspage',
    'google-cloud',
  ],
  impact: [
    'csv',
    'list',
    'incident-io',
    'statuspage-manage',
    'statuspage',
    'google-cloud',
    'pagerduty',
    'opsgenie',
    'json',
    'alertmanager',
  ],
  words: [
    'incident-io',
    'csv',
    'list',
    'statuspage-manage',
    'statuspage',
    'google-cloud',
    'pagerduty',
    'opsgenie',
    'json',
    'alertmanager',
  ],
}

/** Every source in the order in which it is believed: those that somebody put in order, then the others by their type. */
export function sourceOrder(sources: readonly TypedSource[], stated: StatedOrder): SourceOrder {
  const inOrder = (group: FieldGroup): readonly string[] => {
    const first = stated[group] ?? []
    const usual = USUAL_TYPES[group]
    const rank = ({ type }: TypedSource) => (usual.includes(type) ? usual.indexOf(type) : usual.length)
    const known = new Set(sources.map(({ id }) => id))
    const others = sources
      .filter(({ id }) => !first.includes(id))
      .toSorted((one, other) => rank(one) - rank(other) || compareText(one.id, other.id))
    return [...first.filter((id) => known.has(id)), ...others.map(({ id }) => id)]
  }
  return { times: inOrder('times'), impact: inOrder('impact'), words: inOrder('words') }
}
