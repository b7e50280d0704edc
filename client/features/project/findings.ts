import { counted, inWords, leverage, list, ordinal, percent, sentence } from '../../../model/format.ts'
import type { Examination } from '../../../model/insight/examine.ts'
import type { IncidentCourse } from '../../../model/insight/incident-course.ts'
import type { InsightBar, InsightInput, ProjectInsight } from '../../../model/insight/insight.ts'
import { inputWords } from '../../../model/insight/words.ts'
import type { WaterfallStep } from '../../charts/waterfall/steps.ts'

/** Key of the bar that joins what is in scope with the rest of the services that are touched. */
export const TOUCHED = 'touched'

const barOf = (bars: readonly InsightBar[], kind: InsightBar['kind']) => bars.find((bar) => bar.kind === kind)

/** The bars that are drawn: from the services that a project touches down to what it leaves; the rest stands in words. */
export function drawnSteps(bars: readonly InsightBar[]): WaterfallStep[] {
  const [outside, inside] = [barOf(bars, 'out of scope'), barOf(bars, 'in scope')]
  if (!outside || !inside) return []
  const level = (bar: InsightBar, label: string): WaterfallStep => ({
    key: bar.key,
    label,
    kind: 'level',
    value: bar.pain,
    figure: percent(bar.pain),
    byProvenance: bar.painByProvenance,
  })
  const taken = (bar: InsightBar, kind: 'scope' | 'removed', label: string): WaterfallStep => ({
    key: bar.key,
    label,
    kind,
    value: bar.pain,
    figure: `−${percent(bar.pain)}`,
    byProvenance: null,
  })
  const where = inside.label.replace(/, in scope$/, '')
  const hasMore = outside.pain > 0
  const touched: WaterfallStep = {
    key: TOUCHED,
    label: `${where}, all`,
    kind: 'level',
    value: outside.pain + inside.pain,
    figure: percent(outside.pain + inside.pain),
    byProvenance: {
      measured: outside.painByProvenance.measured + inside.painByProvenance.measured,
      reported: outside.painByProvenance.reported + inside.painByProvenance.reported,
      assumed: outside.painByProvenance.assumed + inside.painByProvenance.assumed,
    },
  }
  const left = barOf(bars, 'left')
  return [
    ...(hasMore ? [touched, taken(outside, 'scope', 'out of scope')] : []),
    level(inside, hasMore ? 'in scope' : where),
    ...bars.filter(({ kind }) => kind === 'removed').map((bar) => taken(bar, 'removed', bar.label.toLowerCase())),
    ...(left ? [level(left, 'still lost')] : []),
  ]
}

/** "Leverage 1.10 would be 1.31: 5th instead of 7th". */
export function draftWords({ before, insight }: Examination): string {
  const now = `${percent(insight.value)} of all pain, leverage ${leverage(insight.leverage)}`
  if (!before) return `It would remove ${now}, and rank ${ordinal(insight.rank)} of ${insight.of}`
  const move =
    before.rank === insight.rank
      ? `Stays ${ordinal(insight.rank)}`
      : `Would rank ${ordinal(insight.rank)} instead of ${ordinal(before.rank)}`
  return `${move}: value ${percent(before.value)} → ${percent(insight.value)}, leverage ${leverage(before.leverage)} → ${leverage(insight.leverage)}`
}

/** "On 19 Aug 2026 it would have cut 4.3 bad minutes to 1.4". @param day when it was */
export function courseTitle({ minutesWithout, minutesWith }: IncidentCourse, day: string): string {
  const figures = (value: number) => value.toFixed(value < 99.95 ? 1 : 0)
  if (minutesWithout <= 0) return `On ${day} no customer minute was lost`
  const [without, left] = [figures(minutesWithout), figures(minutesWith)]
  return without === left
    ? `On ${day} it would have changed none of ${without} bad minutes`
    : `On ${day} it would have cut ${without} bad minutes to ${left}`
}

/** "5% to 20%", "4 to 8 weeks". */
export function rangeWords({ low, high, unit }: Pick<InsightInput, 'low' | 'high' | 'unit'>): string {
  const [from, to] = [Math.min(low.input, high.input), Math.max(low.input, high.input)]
  if (unit === 'times') return `${percent(from, 0)} to ${inputWords(to, unit)}`
  return unit === 'weeks'
    ? `${inputWords(from, unit).replace(/ weeks$/, '')} to ${inputWords(to, unit)}`
    : `${inputWords(from, unit)} to ${inputWords(to, unit)}`
}

/** What of the estimates is worth listing: those that would gain most, whatever they gain. */
export const worthListing = ({ inputs }: ProjectInsight, most: number): readonly InsightInput[] =>
  inputs.toSorted((one, other) => other.gain - one.gain || other.swing - one.swing).slice(0, most)

/** "Nine linked issues, 31 points". */
export function linkedTitle(issues: number, requests: number): string {
  const parts = [
    ...(issues > 0 ? [`${inWords(issues)} linked ${issues === 1 ? 'issue' : 'issues'}`] : []),
    ...(requests > 0
      ? [
          issues > 0
            ? counted(requests, 'request')
            : `${inWords(requests)} linked ${requests === 1 ? 'request' : 'requests'}`,
        ]
      : []),
  ]
  return parts.length > 0 ? sentence(list(parts)) : 'No issue or request is linked'
}
