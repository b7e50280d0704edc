import type { Assumptions } from '../../model/assumption.ts'
import type { Account } from '../../model/evidence/account.ts'
import type { MappedIncident } from '../../model/evidence/incident.ts'
import type { Service } from '../../model/evidence/service.ts'
import type { SliBucket } from '../../model/evidence/sli.ts'
import { type PastQuarter, quartersWithin } from '../../model/insight/backtest/past-quarter.ts'
import { knownAt } from '../../model/loss/known-at.ts'
import type { Loss } from '../../model/loss/loss.ts'
import { lossesOf } from '../../model/loss/losses.ts'
import { type Instant, instant, MILLISECONDS_PER_DAY } from '../../model/quantity.ts'
import { type CoveredSpans, coveredServices } from './covered-services.ts'

/** All that is recorded, from which any past moment can be told. */
export interface History {
  readonly asOf: Instant
  readonly incidents: readonly MappedIncident[]
  /** Pairs of them that a person keeps apart; none when left out. */
  readonly apart?: ReadonlySet<string>
  readonly services: readonly Service[]
  readonly spans: CoveredSpans
  readonly accounts: readonly Account[]
  readonly buckets: ReadonlyMap<string, readonly SliBucket[]>
  readonly assumptions: Assumptions
}

const LEAST_HISTORY_DAYS = 365
/** A quarter whose end no source has told yet is scored over what is known of it, when that is most of it. */
const LEAST_KNOWN = 0.8

/** Every quarter that is over, is known for the most part and has a year of history before it, first to last. */
export function pastQuarters({
  asOf,
  incidents,
  apart,
  services,
  spans,
  accounts,
  buckets,
  assumptions,
}: History): PastQuarter[] {
  const covered = [...spans.values()].flat()
  const from = Math.min(...covered.map((span) => span.from))
  const to = Math.min(asOf, Math.max(...covered.map((span) => span.to)))
  if (!Number.isFinite(from) || !Number.isFinite(to)) return []
  const known = lossesKnownAt({ incidents, ...(apart && { apart }), accounts, buckets, assumptions })
  return quartersWithin(instant(from + LEAST_HISTORY_DAYS * MILLISECONDS_PER_DAY), asOf).flatMap(({ start, end }) => {
    const until = instant(Math.min(end, to))
    if (until - start < LEAST_KNOWN * (end - start)) return []
    const before = known(start)
    return [
      {
        start,
        end: until,
        services: coveredServices(services, before.incidents, spans, start),
        losses: before.losses,
        lost: lostWithin(known(asOf).losses, start, until),
        lostByEnd: lostWithin(known(end).losses, start, until),
      },
    ]
  })
}

/** Incidents and losses as known at a moment, each moment told once: a quarter ends where the next begins. */
function lossesKnownAt({
  incidents,
  ...basis
}: Pick<History, 'incidents' | 'apart' | 'accounts' | 'buckets' | 'assumptions'>) {
  const told = new Map<Instant, { readonly incidents: readonly MappedIncident[]; readonly losses: readonly Loss[] }>()
  return (moment: Instant) => {
    const known = told.get(moment)
    if (known) return known
    const then = incidents.flatMap((incident) => knownAt(incident, moment) ?? [])
    const telling = { incidents: then, losses: lossesOf(then, { asOf: moment, ...basis }) }
    told.set(moment, telling)
    return telling
  }
}

/** Service minutes of losses that began in a span, by service. */
function lostWithin(losses: readonly Loss[], from: Instant, until: Instant): ReadonlyMap<string, number> {
  const lost = new Map<string, number>()
  for (const { service, startedAt, minutes } of losses) {
    if (startedAt >= from && startedAt < until) lost.set(service, (lost.get(service) ?? 0) + minutes)
  }
  return lost
}
