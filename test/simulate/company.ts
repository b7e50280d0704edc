import type { IncidentCause } from '../../model/evidence/cause.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import type { Severity } from '../../model/evidence/severity.ts'
import type { Loss } from '../../model/loss/loss.ts'
import { instant, minutes, ratio } from '../../model/quantity.ts'
import { drawNormal, drawPoisson } from '../../model/random/distribution.ts'
import { type Random, randomStream } from '../../model/random/stream.ts'
import { AS_OF, DAY, loss } from '../support/evidence.ts'
import type { Distributions } from './distributions.ts'
import { drawBeta, drawBetween, drawDirichlet, drawLogNormal } from './draw.ts'

export const CAUSES = ['deploy', 'configuration', 'capacity', 'database', 'dependency', 'network'] as const
/** Causes that strike several services at once. */
const SHARED: ReadonlySet<string> = new Set(['dependency', 'network'])
const SEVERITIES: readonly (readonly [Severity, number])[] = [
  ['critical', 1],
  ['major', 0.3],
  ['minor', 0.05],
]
const WEEKS_A_YEAR = 365.25 / 7
const FUTURE_WEEKS = 52

/** An invented company: what is recorded of it, and what is true of its next year. */
export interface Company {
  readonly services: number
  /** What every method may look at. */
  readonly losses: readonly Loss[]
  /** True service minutes of the next year, by service and cause. */
  readonly ahead: readonly (readonly number[])[]
  /** The same of the year that has passed: what people who know their systems have a feeling for. */
  readonly lastYear: readonly (readonly number[])[]
  /** Median minutes to resolve, by service. */
  readonly medians: readonly number[]
}

export const nameOf = (service: number): string => `s${service}`

/** The company of a seed: rates that jump, causes that strike several services, losses as a status page tells them. */
export function inventCompany(key: readonly string[], { company, incidents }: Distributions): Company {
  const random = randomStream(20261125, 'company', ...key)
  const services = drawBetween(company.services, random)
  const pastWeeks = Math.round(company.historyDays / 7)
  const weeks = pastWeeks + FUTURE_WEEKS
  const mix = Array.from({ length: services }, () => drawDirichlet(CAUSES.length, incidents.causeConcentration, random))
  const yearly = mix.map(() => drawLogNormal(incidents.yearly, random))
  const byService = mix.map(() => jumps(weeks, incidents, random))
  const byCause = CAUSES.map(() => jumps(weeks, incidents, random))
  const medians = mix.map(() => incidents.duration.median * Math.exp(incidents.serviceSigma * drawNormal(random)))
  const rate = (service: number, cause: number, week: number): number =>
    ((yearly[service] as number) / WEEKS_A_YEAR) *
    (mix[service]?.[cause] as number) *
    (byService[service]?.[week] as number) *
    (byCause[cause]?.[week] as number)

  const losses: Loss[] = []
  for (let week = 0; week < pastWeeks; week += 1) {
    for (let service = 0; service < services; service += 1) {
      CAUSES.forEach((cause, column) => {
        for (let left = drawPoisson(rate(service, column, week), random); left > 0; left -= 1) {
          const startedAt = instant(AS_OF - (pastWeeks - week - random()) * 7 * DAY)
          const felt = [service]
          while (SHARED.has(cause) && services > 1 && random() < incidents.spreads) {
            const next = Math.floor(random() * services)
            if (!felt.includes(next)) felt.push(next)
          }
          losses.push(...recorded(`i${losses.length}`, startedAt, cause, felt, { medians, incidents }, random))
        }
      })
    }
  }
  const oneLoss = meanShare(incidents)
  const truth = (from: number, to: number) =>
    medians.map((median, service) =>
      CAUSES.map((cause, column) => {
        const mean = median * Math.exp(incidents.duration.sigma ** 2 / 2) * oneLoss
        let expected = 0
        for (let week = from; week < to; week += 1) {
          expected += rate(service, column, week)
          if (!SHARED.has(cause) || services < 2) continue
          const more = incidents.spreads / (1 - incidents.spreads) / (services - 1)
          for (let other = 0; other < services; other += 1)
            if (other !== service) expected += more * rate(other, column, week)
        }
        return expected * mean
      }),
    )
  return {
    services,
    losses: losses.sort((one, other) => one.startedAt - other.startedAt),
    ahead: truth(pastWeeks, weeks),
    lastYear: truth(pastWeeks - FUTURE_WEEKS, pastWeeks),
    medians,
  }
}

/** Weekly factors that stay until something large changes. */
function jumps(weeks: number, { changesYearly, jump }: Distributions['incidents'], random: Random): number[] {
  let level = 0
  return Array.from({ length: weeks }, () => {
    if (random() < changesYearly / WEEKS_A_YEAR) level += jump * drawNormal(random)
    return Math.exp(level)
  })
}

/** One incident as a status page tells it: its share is what its severity stands for, its service or cause may be unknown. */
function recorded(
  id: string,
  startedAt: Loss['startedAt'],
  cause: IncidentCause,
  felt: readonly number[],
  { medians, incidents }: { readonly medians: readonly number[]; readonly incidents: Distributions['incidents'] },
  random: Random,
): Loss[] {
  const [severity, share] = drawSeverity(incidents, random)
  const told = random() < incidents.unknownCause ? 'unknown' : cause
  const isUnmapped = random() < incidents.unmapped
  const detectionShare = ratio(drawBeta(incidents.detection, random))
  return (isUnmapped ? felt.slice(0, 1) : felt).map((service) =>
    loss(id, {
      service: isUnmapped ? UNMAPPED : nameOf(service),
      startedAt,
      minutes: minutes((medians[service] as number) * Math.exp(incidents.duration.sigma * drawNormal(random)) * share),
      provenance: 'assumed',
      detectionShare,
      cause: told,
      severity,
    }),
  )
}

function drawSeverity({ severities }: Distributions['incidents'], random: Random): readonly [Severity, number] {
  let luck = random()
  const place = severities.findIndex((chance) => {
    luck -= chance
    return luck < 0
  })
  return SEVERITIES[place < 0 ? SEVERITIES.length - 1 : place] as readonly [Severity, number]
}

/** True mean share of an incident: around what its severity says, never above all. */
function meanShare({ severities, shareSigma }: Distributions['incidents']): number {
  const random = randomStream(1, 'share')
  const draws = 4_000
  let sum = 0
  for (let draw = 0; draw < draws; draw += 1) {
    const spread = Math.exp(shareSigma * drawNormal(random) - shareSigma ** 2 / 2)
    severities.forEach((chance, place) => {
      sum += chance * Math.min(1, (SEVERITIES[place]?.[1] as number) * spread)
    })
  }
  return sum / draws
}
