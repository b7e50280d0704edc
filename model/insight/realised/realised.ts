import type { Assumptions } from '../../assumption.ts'
import { drawGamma, drawPoisson } from '../../random/distribution.ts'
import { quantile } from '../../random/quantile.ts'
import { type Random, randomStream } from '../../random/stream.ts'

/** The incidents that a project reaches over some days: service minutes lost to each. */
export interface Stretch {
  readonly minutes: readonly number[]
  readonly days: number
}

export interface ShippedProject {
  readonly id: string
  /** Before it shipped, and since. */
  readonly before: Stretch
  readonly after: Stretch
  /** Share of these losses that it promised to take away: mean, and what only one in ten futures is below. */
  readonly promised: { readonly mean: number; readonly p10: number }
}

export const REALISED_VERDICTS = ['kept', 'fell-short', 'cannot-tell'] as const
export type RealisedVerdict = (typeof REALISED_VERDICTS)[number]

/** A shipped project held to its promise. Minutes are avoided minutes a year; negative is more loss than before. */
export interface Realised {
  readonly id: string
  readonly predicted: { readonly mean: number; readonly p10: number; readonly p90: number }
  readonly observed: number
  /** Chance that a project which changes nothing would look as good. */
  readonly chanceOfNoise: number
  /** Chance that, if it keeps its promise, so much time is enough to tell. */
  readonly power: number
  /** Smallest cut, a share in steps of 5%, that shows in so much time with enough power; null when not even all of it. */
  readonly leastVisible: number | null
  readonly verdict: RealisedVerdict
  /** Months from now until it can be told; null when it can be now, or not within five years. */
  readonly askAgainInMonths: number | null
}

const DRAWS = 2_000
/** Chance of noise, and of bad luck, below which a difference counts. */
const CONVINCING = 0.1
const ENOUGH_POWER = 0.8
const DAYS_A_MONTH = 365.25 / 12
const DAYS_A_YEAR = 365.25
const MOST_MONTHS = 60

/**
 * Predicted against observed loss, with the chance that such a difference is noise. Loss is simulated as it comes: a
 * rate known from the incidents before (Gamma of their number), a Poisson number of incidents, each as large as one of
 * those seen. Without a convincing answer it says when to ask again, instead of guessing. Cost: draws x incidents.
 */
export function realisedBenefit(
  { id, before, after, promised }: ShippedProject,
  { seed }: Pick<Assumptions, 'seed'>,
): Realised {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const yearly = (minutes: number, days: number) => (days > 0 ? (minutes / days) * DAYS_A_YEAR : 0)
  const observed = yearly(sum(before.minutes), before.days) - yearly(sum(after.minutes), after.days)
  const random = (purpose: string) => randomStream(seed, id, 'realised', purpose)
  const seen = { before, sizes: [...before.minutes, ...after.minutes] }
  const unchanged = looks(seen, 0, after.days, random('unchanged'))
  const kept = looks(seen, promised.mean, after.days, random('kept'))
  const chanceOfNoise = shareOf(unchanged, (look) => look >= observed)
  const chanceIfKept = shareOf(kept, (look) => look <= observed)
  const base = yearly(sum(before.minutes), before.days)
  const power = powerOf(unchanged, kept)
  const predicted = { mean: base * promised.mean, p10: quantile(kept, 0.1), p90: quantile(kept, 0.9) }
  const verdict = verdictOf({ observed, least: base * promised.p10, chanceOfNoise, chanceIfKept, base })
  return {
    id,
    predicted,
    observed,
    chanceOfNoise,
    power,
    leastVisible: leastVisible(seen, after.days, unchanged, random),
    verdict,
    askAgainInMonths: verdict === 'cannot-tell' ? monthsToTell(seen, promised.mean, after.days, random) : null,
  }
}

function verdictOf({
  observed,
  least,
  chanceOfNoise,
  chanceIfKept,
  base,
}: {
  readonly observed: number
  readonly least: number
  readonly chanceOfNoise: number
  readonly chanceIfKept: number
  readonly base: number
}): RealisedVerdict {
  if (base <= 0) return 'cannot-tell'
  if (chanceOfNoise <= CONVINCING && observed >= least) return 'kept'
  return chanceIfKept <= CONVINCING && observed < least ? 'fell-short' : 'cannot-tell'
}

interface Seen {
  readonly before: Stretch
  readonly sizes: readonly number[]
}

/** What may be seen as avoided minutes a year after so many days, when the losses shrink by a share. */
function looks({ before, sizes }: Seen, cut: number, days: number, random: Random): number[] {
  const base = before.days > 0 ? before.minutes.reduce((total, value) => total + value, 0) / before.days : 0
  return Array.from({ length: DRAWS }, () => {
    if (days <= 0 || sizes.length === 0 || before.days <= 0) return 0
    const rate = drawGamma(before.minutes.length, random) / before.days
    let lost = 0
    for (let left = drawPoisson(rate * days * (1 - cut), random); left > 0; left -= 1)
      lost += sizes[Math.floor(random() * sizes.length)] as number
    return (base - lost / days) * DAYS_A_YEAR
  })
}

/** How often a kept promise looks better than nine in ten projects that change nothing. */
function powerOf(unchanged: readonly number[], kept: readonly number[]): number {
  const threshold = quantile(unchanged, 1 - CONVINCING)
  return shareOf(kept, (look) => look > threshold)
}

function leastVisible(
  seen: Seen,
  days: number,
  unchanged: readonly number[],
  random: (purpose: string) => Random,
): number | null {
  const steps = 20
  for (let step = 1; step <= steps; step += 1) {
    const cut = step / steps
    if (powerOf(unchanged, looks(seen, cut, days, random(`cut ${cut}`))) >= ENOUGH_POWER) return cut
  }
  return null
}

function monthsToTell(seen: Seen, promise: number, daysSoFar: number, random: (purpose: string) => Random) {
  const isEnough = (months: number) => {
    const days = daysSoFar + months * DAYS_A_MONTH
    const unchanged = looks(seen, 0, days, random(`unchanged ${months}`))
    return powerOf(unchanged, looks(seen, promise, days, random(`kept ${months}`))) >= ENOUGH_POWER
  }
  if (!isEnough(MOST_MONTHS)) return null
  let low = 0
  let high = MOST_MONTHS
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (isEnough(middle)) high = middle
    else low = middle
  }
  return high
}

const shareOf = (values: readonly number[], is: (value: number) => boolean): number =>
  values.filter(is).length / values.length
