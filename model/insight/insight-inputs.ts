import type { PreparedProject } from '../ranking/prepare.ts'
import { reported } from '../ranking/round.ts'
import type { BreakEven } from './break-even.ts'
import { refinements, worthRefining } from './evppi.ts'
import type { UncertainInput } from './input.ts'
import type { InsightInput, ProjectInsight } from './insight.ts'
import type { Rival } from './rival.ts'
import { type TornadoEnd, tornado } from './tornado.ts'
import { breakEvenWords, type InsightTitles, inputLabel, inputUnit, mechanismLabel } from './words.ts'

/**
 * Every input of a project's leverage, what moves it most first, and the one most worth knowing. Cost: a few hundred
 * evaluations of each input's distribution.
 * @param uncertain as `projectInputs` gives it
 * @param rival what the project must beat, and as it is shown
 */
export function insightInputs(
  uncertain: readonly UncertainInput[],
  own: PreparedProject,
  rival: { readonly of: Rival; readonly shown: NonNullable<ProjectInsight['rival']> } | null,
  titles: InsightTitles,
): { readonly inputs: readonly InsightInput[]; readonly best: InsightInput | null } {
  const refined = new Map(refinements(uncertain, rival?.of ?? null).map((each) => [each.input.key, each]))
  const inputs = tornado(uncertain, rival?.of ?? null).map(({ input, low, high, swing, crosses }): InsightInput => {
    const unit = inputUnit(input.subject)
    const refinement = refined.get(input.key)
    const breakEven = shownBreakEven(refinement?.breakEven ?? { at: null, reason: 'nothing to tie with' })
    return {
      key: input.key,
      subject: input.subject,
      label: labelOf(input, uncertain, own, titles),
      unit,
      estimate: input.estimate,
      mean: reported(input.spread.mean),
      low: shownEnd(low),
      high: shownEnd(high),
      swing: reported(swing),
      crosses,
      breakEven,
      gain: reported(refinement?.gain ?? 0),
      chance: reported(refinement?.chance ?? 0),
      words: breakEvenWords(breakEven, unit, rival?.shown ?? null),
    }
  })
  const best = worthRefining(uncertain, rival?.of ?? null)?.input.key
  return { inputs, best: inputs.find(({ key, gain }) => key === best && gain > LEAST_GAIN) ?? null }
}

/** Knowing something worth less than this share of all the pain is not worth an hour of anybody's. */
const LEAST_GAIN = 1e-6

const shownEnd = ({ input, leverage }: TornadoEnd) => ({ input: reported(input), leverage: reported(leverage) })

const shownBreakEven = (found: BreakEven): BreakEven =>
  found.at === null ? found : { at: reported(found.at), reason: null }

/** What an input of a project is called, numbered where several effects state the same mechanism. */
export function labelOf(
  { subject }: UncertainInput,
  all: readonly UncertainInput[],
  { project }: PreparedProject,
  titles: InsightTitles,
): string {
  if (subject.kind !== 'mechanism') return inputLabel(subject, titles, project.effort.length)
  const stating = all.flatMap(({ subject: other }) =>
    other.kind === 'mechanism' && other.mechanism === subject.mechanism ? [other.effect] : [],
  )
  return mechanismLabel(subject.mechanism, subject.effect, stating, project.effects)
}
