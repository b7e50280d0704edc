import type { Assumptions } from '../../assumption.ts'
import type { MappedIncident } from '../incident.ts'
import { UNMAPPED } from '../service.ts'
import { sharedWords, tellingWords } from '../telling-words.ts'
import { isAtOnce, minutesApart } from './at-once.ts'
import { tellersOf } from './merge-incidents.ts'
import { namedPairs } from './named-pairs.ts'
import { pairKey } from './outages.ts'

/** Two incidents that may be one outage, and what speaks for it. */
export interface LikelyPair {
  readonly one: MappedIncident
  readonly other: MappedIncident
  /** The id or address by which one names the other; null: neither does. */
  readonly name: string | null
  readonly minutesApart: number
  /** Services that both hit. */
  readonly services: readonly string[]
  /** Telling words that both titles hold. */
  readonly words: readonly string[]
  /** From 0; a pair that names itself comes before any other. */
  readonly strength: number
}

export type PairAssumptions = Pick<Assumptions, 'sameOutageStart' | 'sameOutageClose' | 'sameOutageTitles'>

/** Followers of one service that are looked at for each incident: a storm of alerts must not cost its square. */
const MOST_FOLLOWERS = 100
const NAMED_STRENGTH = 2

/**
 * Words that outages of any kind are told with, by their stems as titles have them: two titles that share these alone
 * share nothing.
 */
const SAID_OF_ANY = new Set([
  ...tellingWords(
    'elevated increased error errors degraded performance issue issues incident outage partial major service services problem ' +
      'problems investigating unavailable high rate failing failure failures down disruption affecting some users customers alert',
  ).keys(),
])

/**
 * Pairs of incidents that different sources told of and that may be one outage: at once on one service, with titles that
 * agree or starts that are close; or one names the other. A sweep over each service by start, so that the cost is near
 * linear: n log n, and at most a hundred followers each.
 */
export function likelyPairs(incidents: readonly MappedIncident[], assumptions: PairAssumptions): LikelyPair[] {
  const pairs = new Map<string, LikelyPair>()
  const wordsOf = titleWords()
  const keep = (one: MappedIncident, other: MappedIncident, name: string | null) => {
    const key = pairKey(one.id, other.id)
    if (pairs.has(key)) return
    const pair = likelyPair(one, other, name, wordsOf, assumptions)
    if (pair) pairs.set(key, pair)
  }
  for (const { one, other, name } of namedPairs(incidents, assumptions)) keep(one, other, name)
  for (const felt of byService(incidents)) {
    felt.forEach((one, position) => {
      const last = Math.min(felt.length, position + 1 + MOST_FOLLOWERS)
      for (let next = position + 1; next < last; next += 1) {
        const other = felt[next] as MappedIncident
        if (minutesApart(one, other) > assumptions.sameOutageStart) break
        if (areOfOthers(one, other) && isAtOnce(one, other, assumptions)) keep(one, other, null)
      }
    })
  }
  return [...pairs.values()]
}

/** Whether different sources told of two incidents. */
export function areOfOthers(one: MappedIncident, other: MappedIncident): boolean {
  if (!one.merged && !other.merged) return one.source !== other.source
  const tellers = tellersOf(one)
  return !tellersOf(other).some((source) => tellers.includes(source))
}

type WordsOf = (incident: MappedIncident) => ReadonlyMap<string, string>

function likelyPair(
  one: MappedIncident,
  other: MappedIncident,
  name: string | null,
  wordsOf: WordsOf,
  { sameOutageStart, sameOutageClose, sameOutageTitles }: PairAssumptions,
): LikelyPair | null {
  const apart = minutesApart(one, other)
  const services = one.felt
    .map(({ service }) => service)
    .filter((service) => service !== UNMAPPED && other.felt.some((felt) => felt.service === service))
  // Two titles that name the service they are both about say nothing by it.
  const ownName = new Set(services.flatMap((service) => [...tellingWords(service).keys()]))
  const telling = (incident: MappedIncident) => new Map([...wordsOf(incident)].filter(([stem]) => !ownName.has(stem)))
  const left = telling(one)
  const right = telling(other)
  const words = sharedWords(left, right)
  const shorter = Math.min(left.size, right.size)
  const agreement = shorter === 0 ? 0 : words.length / shorter
  const isLikely = name !== null || apart <= sameOutageClose || agreement >= sameOutageTitles
  if (!isLikely) return null
  const closeness = sameOutageStart > 0 ? 1 - apart / sameOutageStart : 1
  const strength = (name === null ? 0 : NAMED_STRENGTH) + agreement + closeness
  return { one, other, name, minutesApart: apart, services, words, strength }
}

/** Telling words of a title, once each: a hundred thousand incidents have a neighbour or two. */
function titleWords(): WordsOf {
  const known = new Map<string, ReadonlyMap<string, string>>()
  return (incident) => {
    const before = known.get(incident.id)
    if (before) return before
    const titles = (incident.merged?.members ?? [incident]).map(({ title }) => title)
    const words = new Map(
      titles.flatMap((title) => [...tellingWords(title)]).filter(([stem]) => !SAID_OF_ANY.has(stem)),
    )
    known.set(incident.id, words)
    return words
  }
}

/** Incidents of each service, earliest first; those of no known service share none. */
function byService(incidents: readonly MappedIncident[]): MappedIncident[][] {
  const rows = new Map<string, MappedIncident[]>()
  for (const incident of incidents) {
    for (const { service } of incident.felt) {
      if (service === UNMAPPED) continue
      const known = rows.get(service)
      if (known) known.push(incident)
      else rows.set(service, [incident])
    }
  }
  return [...rows.values()].map((felt) => felt.sort((one, other) => one.startedAt - other.startedAt))
}
