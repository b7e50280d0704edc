import type { Assumptions } from '../../assumption.ts'
import type { MappedIncident } from '../incident.ts'
import { UNMAPPED } from '../service.ts'
import { sharedWords, tellingWords } from '../telling-words.ts'
import { isAtOnce, minutesApart } from './at-once.ts'
import { followingPairs } from './following-pairs.ts'
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

const NAMED_STRENGTH = 2
const NONE: readonly string[] = []

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
 * agree or starts that are close; or one names the other. A sweep over incidents by start that looks at those which follow
 * on each service, every pair once, so that the cost is near linear: n log n, and at most a hundred followers a service.
 */
export function likelyPairs(incidents: readonly MappedIncident[], assumptions: PairAssumptions): LikelyPair[] {
  const likely = pairJudge(assumptions)
  const named = new Map<string, LikelyPair>()
  for (const { one, other, name } of namedPairs(incidents, assumptions)) {
    const key = pairKey(one.id, other.id)
    const pair = named.has(key) ? null : likely(one, other, name)
    if (pair) named.set(key, pair)
  }
  const pairs = [...named.values()]
  for (const [one, other] of followingPairs(incidents, assumptions.sameOutageStart)) {
    if (!areOfOthers(one, other) || !isAtOnce(one, other, assumptions)) continue
    const pair = named.has(pairKey(one.id, other.id)) ? null : likely(one, other, null)
    if (pair) pairs.push(pair)
  }
  return pairs
}

/** Whether different sources told of two incidents. */
export function areOfOthers(one: MappedIncident, other: MappedIncident): boolean {
  if (!one.merged && !other.merged) return one.source !== other.source
  const tellers = tellersOf(one)
  return !tellersOf(other).some((source) => tellers.includes(source))
}

/** Judges whether two incidents may be one outage, by their titles, starts and services; null: nothing speaks for it. */
function pairJudge({ sameOutageStart, sameOutageClose, sameOutageTitles }: PairAssumptions) {
  const wordsOf = remembered(titleWords)
  const nameOf = remembered(tellingWords)
  return (one: MappedIncident, other: MappedIncident, name: string | null): LikelyPair | null => {
    const apart = minutesApart(one, other)
    const services = sharedServices(one, other)
    // Two titles that name the service they are both about say nothing by it.
    const isTelling = (stem: string) => !services.some((service) => nameOf(service).has(stem))
    const left = wordsOf(one)
    const right = wordsOf(other)
    const shorter = Math.min(countOf(left, isTelling), countOf(right, isTelling))
    const words = shorter === 0 ? NONE : sharedWords(left, right, isTelling)
    const agreement = shorter === 0 ? 0 : words.length / shorter
    if (name === null && apart > sameOutageClose && agreement < sameOutageTitles) return null
    const closeness = sameOutageStart > 0 ? 1 - apart / sameOutageStart : 1
    const strength = (name === null ? 0 : NAMED_STRENGTH) + agreement + closeness
    return { one, other, name, minutesApart: apart, services, words, strength }
  }
}

function sharedServices({ felt }: MappedIncident, { felt: others }: MappedIncident): string[] {
  const shared: string[] = []
  for (const { service } of felt) {
    if (service !== UNMAPPED && others.some((other) => other.service === service)) shared.push(service)
  }
  return shared
}

/** Telling words of a title, or of those that an outage was told with. */
function titleWords({ title, merged }: MappedIncident): ReadonlyMap<string, string> {
  const titles = merged ? merged.members.map((member) => member.title) : [title]
  const words = new Map<string, string>()
  for (const each of titles) {
    for (const [stem, word] of tellingWords(each)) if (!SAID_OF_ANY.has(stem)) words.set(stem, word)
  }
  return words
}

function countOf(words: ReadonlyMap<string, string>, isTelling: (stem: string) => boolean): number {
  let count = 0
  for (const stem of words.keys()) if (isTelling(stem)) count += 1
  return count
}

/** The same function, which works out each answer once: a hundred thousand incidents have a neighbour or two each. */
function remembered<Asked, Answer>(ask: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const known = new Map<Asked, Answer>()
  return (asked) => {
    const before = known.get(asked)
    if (before !== undefined) return before
    const answer = ask(asked)
    known.set(asked, answer)
    return answer
  }
}
