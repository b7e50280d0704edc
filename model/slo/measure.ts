import {
  minutes as asMinutes,
  type Instant,
  MILLISECONDS_PER_MINUTE,
  type Minutes,
  type Ratio,
  ratio,
} from '../quantity.ts'
import { type Tally, type Timeline, tally } from './timeline.ts'
import { type SloWindow, windowOf } from './window.ts'

/** A budget and what became of it, in one unit. */
export interface BudgetUse {
  readonly budget: number
  readonly consumed: number
  /** Negative when overspent. */
  readonly remaining: number
}

/**
 * An objective in its window, as of a moment. The window's minutes are known, unknown (no telemetry) or ahead. What is
 * unknown is left out of every sum, on both sides, so it neither burns budget nor grants any.
 */
export interface SloMeasurement {
  readonly window: SloWindow
  readonly knownMinutes: Minutes
  readonly unknownMinutes: Minutes
  /** Of a calendar window: after `asOf`. */
  readonly aheadMinutes: Minutes
  /** Of the known: without anything to judge by, most often because nobody called. */
  readonly unjudgedMinutes: Minutes
  /** Of the known: in buckets longer than a slice. */
  readonly coarseMinutes: Minutes
  /** No minute up to `asOf` is unknown. */
  readonly isFullyCovered: boolean
  /** Share of good events, or of good time, so far; null when there is nothing to judge by. */
  readonly reliability: Ratio | null
  /** What `reliability` lies between; the same, unless slices are lost in coarse buckets. */
  readonly reliabilityLeast: Ratio | null
  readonly reliabilityMost: Ratio | null
  /** Whether the objective is met so far; null when there is nothing to judge by, or coarse buckets leave it open. */
  readonly isMet: boolean | null
  /** Error rate / (1 - objective) of what is known: 1 consumes exactly the budget in exactly the window. */
  readonly burnRate: number | null
  /** Consumed share of the budget of the whole window, the time ahead taken to bring as much traffic; above 1 is overspent. */
  readonly consumedShare: number | null
  /** In minutes of full outage at the mean traffic; without the unknown time's part. */
  readonly minutes: BudgetUse | null
  /** In events, where each event counts; else null. */
  readonly events: BudgetUse | null
}

/**
 * Budget, consumption and burn of an objective. Source: SRE Workbook, chapters 2 and 5; OpenSLO's budgeting methods.
 * @param startsAt start of one of its calendar windows; null when not stated
 */
export function measureSlo(timeline: Timeline, asOf: Instant, startsAt: Instant | null = null): SloMeasurement {
  const { slo } = timeline
  const window = windowOf(slo, asOf, startsAt)
  const sums = tally(timeline, window.start, asOf)
  const ahead = window.end - asOf
  const unknown = Math.max(0, Math.round(asOf - window.start - sums.known))
  return {
    window,
    knownMinutes: inMinutes(sums.known),
    unknownMinutes: inMinutes(unknown),
    aheadMinutes: inMinutes(ahead),
    unjudgedMinutes: inMinutes(sums.known - sums.judged),
    coarseMinutes: inMinutes(sums.coarse),
    isFullyCovered: unknown === 0,
    ...judgement(timeline, sums, ahead),
  }
}

type Judgement = Pick<
  SloMeasurement,
  'reliability' | 'reliabilityLeast' | 'reliabilityMost' | 'isMet' | 'burnRate' | 'consumedShare' | 'minutes' | 'events'
>

const NOTHING: Judgement = {
  reliability: null,
  reliabilityLeast: null,
  reliabilityMost: null,
  isMet: null,
  burnRate: null,
  consumedShare: null,
  minutes: null,
  events: null,
}

function judgement({ slo }: Timeline, sums: Tally, ahead: number): Judgement {
  if (sums.weight <= 0) return NOTHING
  const errorRatio = sums.bad / sums.weight
  const reliabilityLeast = ratio(1 - sums.badMost / sums.weight)
  const reliabilityMost = ratio(1 - sums.badLeast / sums.weight)
  const isOccurrences = slo.budgetingMethod === 'Occurrences'
  const toWholeWindow = (sums.known + ahead) / sums.known
  const allowed = (1 - slo.objective) * toWholeWindow
  const counted = (isOccurrences ? sums.known : sums.judged) / MILLISECONDS_PER_MINUTE
  return {
    reliability: ratio(1 - errorRatio),
    reliabilityLeast,
    reliabilityMost,
    isMet: verdict(slo.objective, reliabilityLeast, reliabilityMost),
    burnRate: errorRatio / (1 - slo.objective),
    consumedShare: errorRatio / allowed,
    minutes: use(allowed * counted, errorRatio * counted),
    events: isOccurrences ? use(allowed * sums.weight, sums.bad) : null,
  }
}

/** So much below the objective is floating point, not failure. */
const ROUNDING = 1e-12

function verdict(objective: Ratio, least: Ratio, most: Ratio): boolean | null {
  const reaches = (reliability: Ratio) => reliability >= objective - ROUNDING
  return reaches(least) === reaches(most) ? reaches(least) : null
}

const use = (budget: number, consumed: number): BudgetUse => ({ budget, consumed, remaining: budget - consumed })

const inMinutes = (milliseconds: number): Minutes => asMinutes(milliseconds / MILLISECONDS_PER_MINUTE)
