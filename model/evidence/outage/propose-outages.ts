import { compareText } from '../../compare.ts'
import { list, listShort } from '../../format.ts'
import { MILLISECONDS_PER_MINUTE } from '../../quantity.ts'
import type { MappedIncident } from '../incident.ts'
import { tellingWords } from '../telling-words.ts'
import { areOfOthers, type LikelyPair, likelyPairs, type PairAssumptions } from './likely-pairs.ts'
import { pairKey } from './outages.ts'

/** Incidents that may be one outage, as they count now: one of them may be an outage of several already. */
export interface ProposedOutage {
  /** Earliest first. */
  readonly incidents: readonly MappedIncident[]
  /** "start 3 min apart, both on Payments API, titles share “checkout”" */
  readonly reason: string
  /** One names another's id or address. */
  readonly isNamed: boolean
}

/** The same before it is put into words, which is most of the work and needed of the few that are shown. */
export interface OutageGroup {
  readonly members: readonly MappedIncident[]
  readonly pairs: LikelyPair[]
}

/**
 * Incidents that may be one outage, the likeliest first. The strongest pairs come together first; a pair that would bring
 * two incidents of one source together, or any that a person keeps apart, stays apart, unless one names the other and
 * nobody keeps them apart.
 */
export function proposeOutages(
  incidents: readonly MappedIncident[],
  { apart, assumptions }: { readonly apart: ReadonlySet<string>; readonly assumptions: PairAssumptions },
): OutageGroup[] {
  const pairs = likelyPairs(incidents, assumptions)
    .map((pair) => ({ pair, key: pairKey(pair.one.id, pair.other.id) }))
    .sort((left, right) => right.pair.strength - left.pair.strength || compareText(left.key, right.key))
  const groupOf = new Map<MappedIncident, OutageGroup>()
  for (const { pair } of pairs) {
    const left = groupOf.get(pair.one) ?? { members: [pair.one], pairs: [] }
    const right = groupOf.get(pair.other) ?? { members: [pair.other], pairs: [] }
    if (left === right) {
      left.pairs.push(pair)
      continue
    }
    const canMeet = (one: MappedIncident, other: MappedIncident) =>
      !areKeptApart(one, other, apart) && (pair.name !== null || areOfOthers(one, other))
    if (!left.members.every((one) => right.members.every((other) => canMeet(one, other)))) continue
    const group = { members: [...left.members, ...right.members], pairs: [...left.pairs, ...right.pairs, pair] }
    for (const member of group.members) groupOf.set(member, group)
  }
  return [...new Set(groupOf.values())]
}

/** Ids of the incidents that count as this one. */
export const memberIds = ({ id, merged }: MappedIncident): string[] =>
  merged?.members.map((member) => member.id) ?? [id]

/** Whether a person keeps any of those that count as the one apart from any that count as the other. @param apart by `pairKey` */
export const areKeptApart = (one: MappedIncident, other: MappedIncident, apart: ReadonlySet<string>): boolean =>
  apart.size > 0 && memberIds(one).some((id) => memberIds(other).some((each) => apart.has(pairKey(id, each))))

/**
 * What speaks for a group, in words.
 * @param titleOf a service by its id, as people call it
 */
export function describeOutage({ members, pairs }: OutageGroup, titleOf: TitleOf): ProposedOutage {
  const incidents = members.toSorted((one, other) => one.startedAt - other.startedAt || compareText(one.id, other.id))
  const naming = pairs.find(({ name }) => name !== null)
  return {
    incidents,
    reason: [
      ...(naming ? [`${naming.one.source} names ${naming.name} of ${naming.other.source}`] : []),
      startWords(incidents),
      ...serviceWords(incidents, pairs, titleOf),
      ...titleWords(pairs),
    ].join(', '),
    isNamed: naming !== undefined,
  }
}

type TitleOf = (service: string) => string

function startWords(incidents: readonly MappedIncident[]): string {
  const starts = incidents.map(({ startedAt }) => startedAt)
  const minutes = Math.round((Math.max(...starts) - Math.min(...starts)) / MILLISECONDS_PER_MINUTE)
  if (minutes === 0) return 'start in the same minute'
  return incidents.length === 2 ? `start ${minutes} min apart` : `start within ${minutes} min`
}

function serviceWords(incidents: readonly MappedIncident[], pairs: readonly LikelyPair[], titleOf: TitleOf): string[] {
  const shared = new Set(pairs.flatMap(({ services }) => services))
  const titles = listShort([...shared].sort(compareText).map(titleOf), 2)
  if (shared.size === 0) return []
  const areCommon = [...shared].every((service) =>
    incidents.every(({ felt }) => felt.some((one) => one.service === service)),
  )
  return [areCommon ? `${incidents.length === 2 ? 'both' : 'all'} on ${titles}` : `share ${titles}`]
}

function titleWords(pairs: readonly LikelyPair[]): string[] {
  const byStem = pairs.flatMap((pair) => pair.words.flatMap((word) => [...tellingWords(word)]))
  // The first writing of each word, as the likeliest pair has it.
  const words = [...new Map(byStem.toReversed()).values()].toReversed().slice(0, 3)
  return words.length === 0 ? [] : [`titles share ${list(words.map((word) => `“${word}”`))}`]
}
