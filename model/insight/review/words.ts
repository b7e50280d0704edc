import { inWords, list, sentence } from '../../format.ts'
import type { Disagreement } from './disagreement.ts'

/** What hangs on who is right about a project: "Two of five put another plan first: Query budgets in, Ledger shard out". */
export function disagreementWords({
  title,
  people,
  rival,
  planChange,
}: Pick<Disagreement, 'title' | 'people' | 'rival' | 'planChange'>): string {
  const others = people.flatMap(({ otherPlan }) => otherPlan ?? [])
  const [other] = others
  if (planChange > 0 && other) {
    const same = others.every((plan) => JSON.stringify(plan) === JSON.stringify(other))
    const trade = [
      ...(other.enters.length > 0 ? [`${list(other.enters)} in`] : []),
      ...(other.leaves.length > 0 ? [`${list(other.leaves)} out`] : []),
    ]
    const named = same && trade.length > 0 ? `: ${trade.join(', ')}` : ''
    return `${share(others.length, people)} another plan first${named}`
  }
  const behind = people.filter(({ isAhead }) => isAhead === false).length
  if (rival && behind > 0 && behind < people.length)
    return `The plan stays whoever is right; ${inWords(behind)} of ${inWords(people.length)} put ${title} behind ${rival.title}`
  return people.length === 1 ? 'One estimate so far, and the plan stays by it' : 'Whoever is right, the plan stays'
}

function share(count: number, people: Disagreement['people']): string {
  const [only] = people
  if (people.length === 1 && only) return `${only.name} puts`
  if (count === people.length) return `All ${inWords(people.length)} put`
  return `${sentence(inWords(count))} of ${inWords(people.length)} ${count === 1 ? 'puts' : 'put'}`
}
