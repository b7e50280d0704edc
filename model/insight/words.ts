import { touchesIncidents } from '../effect/select.ts'
import type { Mechanism, Selector } from '../evidence/project.ts'
import { count, leverage, list, percent, weeksShort } from '../format.ts'
import type { BreakEven } from './break-even.ts'
import type { InputSubject } from './input.ts'
import type { InputUnit, InsightBar, InsightInput, ProjectInsight } from './insight.ts'

/** What things are called, by id. */
export interface InsightTitles {
  readonly service: (id: string) => string
  readonly team: (id: string) => string
  readonly risk: (id: string) => string
  readonly request: (id: string) => string
}

/** Mechanisms in the words of a review. */
const MECHANISM_WORDS: Readonly<Record<Mechanism, string>> = {
  frequency: 'Fewer incidents',
  detection: 'Found sooner',
  recovery: 'Recovered faster',
  blastRadius: 'Smaller blast radius',
  closing: 'Chance to close it',
}

/** The same where there is no incident: burn has no end to bring nearer, only less of it. */
const BURN_WORDS: Readonly<Partial<Record<Mechanism, string>>> = {
  frequency: 'Less burn outside incidents',
  blastRadius: 'Burn that fewer customers feel',
}

/** Whether all that a selector reaches is burn outside incidents. */
export const isOnlyBurn = (selector: Selector): boolean =>
  selector.background === true &&
  !touchesIncidents(selector) &&
  !(selector.risks || selector.issues || selector.requests)

/** What a mechanism is called where an effect reaches what this selects. */
export const mechanismWords = (mechanism: Mechanism, selector: Selector | undefined): string =>
  (selector && isOnlyBurn(selector) ? BURN_WORDS[mechanism] : undefined) ?? MECHANISM_WORDS[mechanism]

/** A mechanism of an effect, numbered where several effects of the project state it. @param stating positions of those effects */
export function mechanismLabel(
  mechanism: Mechanism,
  effect: number,
  stating: readonly number[],
  effects: readonly Selector[],
): string {
  const words = mechanismWords(mechanism, effects[effect])
  return stating.length < 2 ? words : `${words}, effect ${effect + 1}`
}

/** What an input is called. @param effortTeams how many teams state effort */
export function inputLabel(
  subject: Exclude<InputSubject, { readonly kind: 'mechanism' }>,
  titles: InsightTitles,
  effortTeams: number,
): string {
  switch (subject.kind) {
    case 'effort':
      return effortTeams < 2 ? 'Effort' : `Effort of ${titles.team(subject.team)}`
    case 'failures':
      return `Failures of ${titles.service(subject.service)}`
    case 'risk':
      return `How often: ${titles.risk(subject.risk)}`
    case 'background':
      return `Burn of ${titles.service(subject.service)}`
    case 'chance of loss':
      return `Chance of loss: ${titles.request(subject.request)}`
  }
}

/** What an input is measured in: reductions and chances are shares, effort is weeks, the record is times of its forecast. */
export function inputUnit({ kind }: InputSubject): InputUnit {
  if (kind === 'effort') return 'weeks'
  return kind === 'mechanism' || kind === 'chance of loss' ? 'share' : 'times'
}

/** From here on a factor is written as times, not in percent: nobody reads 2345%. */
const MANY_TIMES = 10

/** A value of an input as people write it: "40%", "8.6 weeks", "60% of the forecast", "23 times the forecast". */
export function inputWords(value: number, unit: InputUnit): string {
  switch (unit) {
    case 'share':
      return percent(value, 0)
    case 'weeks':
      return `${weeksShort(value)} weeks`
    case 'times':
      return value < MANY_TIMES
        ? `${percent(value, 0)} of the forecast`
        : `${count(Math.round(value))} times the forecast`
  }
}

type Rival = NonNullable<ProjectInsight['rival']>

/** What a project is compared with: the cut line, where there is one, else a neighbour in rank. */
export const rivalName = ({ role, title }: Rival): string =>
  role === 'first left out' || role === 'last taken' ? 'the cut line' : title

/** Where an input breaks even: "Ties with the cut line at 8.6 weeks". */
export function breakEvenWords({ at, reason }: BreakEven, unit: InputUnit, rival: Rival | null): string {
  if (rival === null || reason === 'nothing to tie with') return 'Nothing competes with it'
  if (at !== null) return `Ties with ${rivalName(rival)} at ${inputWords(at, unit)}`
  if (reason === 'ties whatever it is') return `Ties with ${rivalName(rival)} whatever it is`
  return reason === 'stays above whatever it is'
    ? `Stays above ${rivalName(rival)} whatever it is`
    : `Stays below ${rivalName(rival)} whatever it is`
}

/** "It reaches 9.4% of all pain and removes 6.7%". */
export function waterfallWords(bars: readonly InsightBar[], value: number): string {
  const reached = bars.find(({ kind }) => kind === 'in scope')?.pain ?? 0
  if (value <= 0) return 'It removes nothing that the evidence knows of'
  return `It reaches ${percent(reached)} of all pain, and removes ${percent(value)}`
}

/** What could change the decision: "Only effort would put it under the cut line". */
export function tornadoWords(inputs: readonly InsightInput[], own: number, rival: Rival | null): string {
  if (rival === null) return 'Nothing competes with it: no estimate changes its place'
  const crossing = inputs.filter(({ crosses }) => crosses)
  const move = own >= rival.leverage ? 'put it under' : 'lift it over'
  const line = `${rivalName(rival)} at ${leverage(rival.leverage)}`
  if (crossing.length === 0) return `No estimate alone, from P10 to P90, would ${move} ${line}`
  const labels = crossing.slice(0, 3).map(({ label }) => label)
  const rest = crossing.length - labels.length
  const named = rest > 0 ? [...labels, `${rest} more`] : labels
  return crossing.length === 1
    ? `Only one estimate would ${move} ${line}: ${labels[0]}`
    : `Each alone would ${move} ${line}: ${list(named)}`
}

/** Which estimate is worth an hour: "Worth an hour before deciding: effort". */
export const refiningWords = (best: InsightInput | null): string =>
  best === null
    ? 'No single estimate would change the decision'
    : `Worth an hour before deciding: ${best.label}, which ties at ${best.breakEven.at === null ? 'no value' : inputWords(best.breakEven.at, best.unit)}`
