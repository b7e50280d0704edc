import type { Assumptions } from '../../assumption.ts'
import { expectedTogether } from '../../effect/expected.ts'
import { savedShare } from '../../effect/reduction.ts'
import { unitSelector } from '../../effect/select.ts'
import type { Effect, Project } from '../../evidence/project.ts'
import type { CoveredService } from '../../evidence/service.ts'
import { companyDetectionShare } from '../../forecast/incident-units.ts'
import type { Loss } from '../../loss/loss.ts'
import { daysBetween, type Instant, instant, MILLISECONDS_PER_DAY } from '../../quantity.ts'
import { drawThreePoint } from '../../random/columns.ts'
import { quantile } from '../../random/quantile.ts'
import { RandomWords } from '../../random/stream.ts'
import type { Evidence } from '../../ranking/evidence.ts'
import type { ShippedProject, Stretch } from './realised.ts'

/** Enough for a tenth percentile. */
const DRAWS = 1_000

/** A loss with the effects that reach it. */
interface Reached {
  readonly loss: Loss
  readonly effects: readonly number[]
}

/**
 * The incidents that a project's effects reach, up to a year before it shipped and since, over the days in which all
 * services that they name were watched, and the share of them that it promised to take away. An effect on single
 * incidents is left out: they cannot come again, so that nothing could be compared. Cost: losses x effects.
 */
export function shippedProject(
  project: Project,
  shippedAt: Instant,
  { losses, services, asOf, assumptions }: Pick<Evidence, 'losses' | 'services' | 'asOf' | 'assumptions'>,
): ShippedProject {
  const watched = watchedFor(project, services, asOf)
  const from = instant(Math.max(watched.from, shippedAt - assumptions.horizon * MILLISECONDS_PER_DAY))
  const reaches = project.effects.map(reachOf)
  const reached = (start: Instant, end: Instant): Reached[] =>
    losses.flatMap((loss) => {
      if (loss.startedAt < start || loss.startedAt >= end || loss.flags.includes('overlapped')) return []
      const effects = reaches.flatMap((reach, position) => (reach(loss) ? [position] : []))
      return effects.length > 0 ? [{ loss, effects }] : []
    })
  const before = reached(from, shippedAt)
  const stretch = (own: readonly Reached[], start: Instant, end: Instant): Stretch => ({
    // An incident felt by several services is one: its losses come together or not at all.
    minutes: [...Map.groupBy(own, ({ loss }) => loss.incident).values()].map((together) =>
      together.reduce((sum, { loss }) => sum + loss.minutes, 0),
    ),
    days: Math.max(0, daysBetween(start, end)),
  })
  return {
    id: project.id,
    before: stretch(before, from, shippedAt),
    after: stretch(reached(shippedAt, watched.to), shippedAt, watched.to),
    promised: promiseOn(project, before, companyDetectionShare(losses, assumptions), assumptions),
  }
}

function reachOf(effect: Effect): (loss: Loss) => boolean {
  if (effect.incidents) return () => false
  const selects = unitSelector(effect)
  return (loss) =>
    (loss.risk !== null && effect.risks?.includes(loss.risk) === true) ||
    selects({ ...loss, kind: 'incident', id: loss.incident })
}

/** When every service that the effects name was watched; of all services when an effect names none. */
function watchedFor({ effects }: Project, services: readonly CoveredService[], asOf: Instant) {
  const named = effects.every((effect) => effect.services)
    ? new Set(effects.flatMap((effect) => effect.services ?? []))
    : null
  const covered = services.flatMap(({ id, coverage }) => (coverage && (!named || named.has(id)) ? [coverage] : []))
  // Without names it is the company's whole record: a service that came later hides nothing of the others.
  const from = covered.map((coverage) => coverage.from)
  return {
    from: instant(named ? Math.max(...from, Number.NEGATIVE_INFINITY) : Math.min(...from, asOf)),
    to: instant(Math.min(asOf, Math.max(...covered.map((coverage) => coverage.to), Number.NEGATIVE_INFINITY))),
  }
}

/** The share of its losses that a project promised to save: exact mean, and what one in ten draws is below. */
function promiseOn(
  project: Project,
  before: readonly Reached[],
  detectionShare: number,
  assumptions: Assumptions,
): ShippedProject['promised'] {
  const total = before.reduce((sum, { loss }) => sum + loss.minutes, 0)
  if (total <= 0) return { mean: 0, p10: 0 }
  const groups = [...Map.groupBy(before, ({ effects }) => effects.join())].map(([, own]) => ({
    effects: own[0]?.effects ?? [],
    lost: own.map(({ loss }) => ({ minutes: loss.minutes, early: loss.detectionShare ?? detectionShare })),
  }))
  const promised = (effectsAt: (position: number) => Effect): number =>
    groups.reduce((sum, { effects, lost }) => {
      const reductions = expectedTogether(effects.map(effectsAt), assumptions)
      return sum + lost.reduce((own, { minutes, early }) => own + minutes * savedShare(reductions, early), 0)
    }, 0) / total
  const drawn = project.effects.map((effect, position) => drawnEffect(project.id, effect, position, assumptions))
  const draws = Array.from({ length: DRAWS }, (_, draw) => promised((position) => drawn[position]?.(draw) ?? {}))
  return { mean: promised((position) => project.effects[position] ?? {}), p10: quantile(draws, 0.1) }
}

const TIMED = ['frequency', 'detection', 'recovery', 'blastRadius'] as const

/** An effect as it might turn out, by draw. */
function drawnEffect(id: string, effect: Effect, position: number, assumptions: Assumptions): (draw: number) => Effect {
  const columns = TIMED.flatMap((mechanism) => {
    const estimate = effect[mechanism]
    if (!estimate) return []
    const words = new RandomWords(assumptions.seed, id, 'realised', `${position}/${mechanism}`)
    return [[mechanism, drawThreePoint(estimate, 1, DRAWS, words, assumptions)] as const]
  })
  return (draw) =>
    Object.fromEntries(
      columns.map(([mechanism, column]) => {
        const value = column[draw] as number
        return [mechanism, { low: value, likely: value, high: value }]
      }),
    )
}
