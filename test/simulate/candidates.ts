import type { Effect, Project } from '../../model/evidence/project.ts'
import type { ThreePoint } from '../../model/evidence/three-point.ts'
import { type Random, randomStream } from '../../model/random/stream.ts'
import { AS_OF, DAY, project } from '../support/evidence.ts'
import { CAUSES, type Company, nameOf } from './company.ts'
import type { Distributions, LogNormal } from './distributions.ts'
import { drawBeta, drawBetween, drawLogNormal, drawSome, drawWeighted } from './draw.ts'
import { recoveryShare } from './truth.ts'

const KINDS = ['frequency', 'blastRadius', 'recovery'] as const

/** A candidate: what is true of it, what people say of it. */
export interface Candidate {
  readonly kind: (typeof KINDS)[number]
  readonly services: readonly number[]
  /** Positions in CAUSES. */
  readonly causes: readonly number[]
  /** True share of incidents or blast that it cuts, or true minutes off every recovery. */
  readonly cut: number
  /** True engineer-weeks. */
  readonly weeks: number
  /** What people state, as Leverage is told. */
  readonly stated: Project
  readonly statedWeeks: number
  /** Stated share of the loss that it saves. */
  readonly statedSaving: number
  /** Guessed yearly minutes of what it is about. */
  readonly reach: number
}

/** Candidates as people would propose and estimate them. */
export function inventCandidates(key: readonly string[], company: Company, distributions: Distributions): Candidate[] {
  const random = randomStream(20261125, 'candidates', ...key)
  return Array.from({ length: distributions.company.candidates }, (_, own) =>
    inventCandidate(`p${String(own).padStart(2, '0')}`, company, distributions, random),
  )
}

function inventCandidate(id: string, company: Company, distributions: Distributions, random: Random): Candidate {
  const { projects, people, incidents } = distributions
  const hurt = recentMinutes(company)
  const services = drawSome(drawBetween(projects.services, random), company.services, random)
  const followsPain = random() < projects.whereItHurt
  if (followsPain) {
    const worst = drawWeighted(
      hurt.map((byCause) => byCause.reduce((sum, value) => sum + value, 0.01)),
      random,
    )
    if (!services.includes(worst)) services[0] = worst
  }
  const cause = followsPain
    ? drawWeighted(
        (hurt[services[0] as number] as number[]).map((value) => value + 0.01),
        random,
      )
    : Math.floor(random() * CAUSES.length)
  const byCause = random() < projects.byCause
  const causes = byCause ? [cause] : CAUSES.map((_, column) => column)
  const kind = KINDS[Math.floor(random() * KINDS.length)] as (typeof KINDS)[number]
  const meant = kind === 'recovery' ? drawLogNormal(projects.minutesOff, random) : drawBeta(projects.cut, random)
  const median = company.medians[services[0] as number] as number
  const meantShare = kind === 'recovery' ? recoveryShare(meant, median, incidents) : meant
  const isDud = random() < projects.dud
  const weeks = drawLogNormal(projects.weeks, random)
  const saving = stated(meantShare, people.effect, people.rangeWidth, 0.95, random)
  const effort = stated(weeks, people.effort, people.rangeWidth, Number.POSITIVE_INFINITY, random)
  const effect: Effect = {
    services: services.map(nameOf),
    ...(byCause ? { causes: [CAUSES[cause] as (typeof CAUSES)[number]] } : {}),
    [kind]: saving,
  }
  const sum = (of: readonly (readonly number[])[]) =>
    services.reduce(
      (total, service) => total + causes.reduce((own, column) => own + (of[service]?.[column] ?? 0), 0),
      0,
    )
  const guess = (1 - people.recency) * sum(company.lastYear) + people.recency * 4 * sum(hurt)
  const likely = (saving.low + 4 * saving.likely + saving.high) / 6
  return {
    kind,
    services,
    causes,
    cut: isDud ? 0 : meant,
    weeks,
    stated: project(id, [effect], { effort: [{ team: 'core', ...effort }] }),
    statedWeeks: (effort.low + 4 * effort.likely + effort.high) / 6,
    statedSaving: kind === 'recovery' ? 0.8 * likely : likely,
    reach: guess * drawLogNormal(people.reach, random),
  }
}

/** What a person says of a true value: biased, noisy, in a range that is too narrow. */
function stated(truth: number, error: LogNormal, width: number, most: number, random: Random): ThreePoint {
  const likely = Math.min(most, truth * drawLogNormal(error, random))
  const reach = Math.exp(width * error.sigma)
  return { low: likely / reach, likely, high: Math.max(likely, Math.min(most, likely * reach)) }
}

/** Minutes of the last quarter by service and cause, as recorded: what everybody still talks about. */
function recentMinutes({ losses, services }: Company): number[][] {
  const sums = Array.from({ length: services }, () => CAUSES.map(() => 0))
  for (const { service, cause, startedAt, minutes } of losses) {
    const row = sums[Number(service.slice(1))]
    const column = CAUSES.indexOf(cause as (typeof CAUSES)[number])
    if (startedAt > AS_OF - 91 * DAY && row && column >= 0) row[column] = (row[column] as number) + minutes
  }
  return sums
}
