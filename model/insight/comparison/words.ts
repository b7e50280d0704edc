import { amount, chance, count, inWords, list, percent, wholePercent } from '../../format.ts'
import type { ComparedProject, Comparison, LensComparison } from './comparison.ts'

/** "B beats A with a chance of 64%: too close to call". */
export function chanceWords(first: string, second: string, probability: number, threshold: number): string {
  const close = probability < threshold ? ': too close to call' : ''
  return `${first} beats ${second} with a chance of ${chance(probability)}${close}`
}

/** What decides: "A removes 24% less pain than B, for 51% less work". */
export function whyWords(first: Weighed, second: Weighed): string {
  if (second.value.mean <= 0) return `${second.title} removes nothing that the evidence knows of`
  const pain = moreWords(first.value.mean / second.value.mean)
  const work = moreWords(first.effort.mean / second.effort.mean)
  return `${first.title} removes ${pain.much} pain ${pain.than} ${second.title}, for ${work.much} work`
}
type Weighed = Pick<ComparedProject, 'title' | 'value' | 'effort'>

/** From here on a factor is written as times, not in percent. */
const TWICE = 2

function moreWords(factor: number): { readonly much: string; readonly than: 'as' | 'than' } {
  if (factor >= TWICE) return { much: `${amount(factor)} times as much`, than: 'as' }
  if (wholePercent(factor) === '100') return { much: 'as much', than: 'as' }
  return factor > 1
    ? { much: `${percent(factor - 1, 0)} more`, than: 'than' }
    : { much: `${1 - factor > 0.99 ? '>99%' : percent(1 - factor, 0)} less`, than: 'than' }
}

/** "Both touch 12 incidents; together they remove 13%, not 15%". */
export function sharedWords({ incidents, pain, together, twice }: Comparison['shared']): string {
  if (pain <= 0) return `They touch nothing in common; together they remove ${percent(together)}`
  const what = incidents > 0 ? `${count(incidents)} ${incidents === 1 ? 'incident' : 'incidents'}` : 'the same loss'
  if (twice < LEAST_TOLD) return `Both touch ${what}; together they remove ${percent(together)}`
  return `Both touch ${what}; together they remove ${percent(together)}, not ${percent(together + twice)}`
}

/** Less than what one digit of a percentage shows. */
const LEAST_TOLD = 0.000_5

/** "Sales and Operations put Canary deploys first". */
export function lensWords(second: string, lenses: readonly LensComparison[]): string {
  const flipping = lenses.filter(({ firstRank, secondRank }) => secondRank < firstRank)
  if (lenses.length < 2) return 'There is one lens, and nothing to compare it with'
  if (flipping.length === 0) return `No lens puts ${second} first`
  if (flipping.length === lenses.length) return `Every lens puts ${second} first`
  const one = flipping.length === 1
  return `${list(flipping.map(({ title }) => title))} ${one ? 'puts' : 'put'} ${second} first`
}

/** "Four estimates could each put B first". */
export function conditionWords(second: string, conditions: number): string {
  if (conditions === 0) return `No single estimate would put ${second} first`
  const each = conditions === 1 ? 'One estimate alone' : `Any of ${inWords(conditions)} estimates alone`
  return `${each} could put ${second} first`
}
