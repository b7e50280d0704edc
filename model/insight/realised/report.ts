import type { Project } from '../../evidence/project.ts'
import { shippedInstant } from '../../evidence/project-at.ts'
import { daysBetween, type Instant } from '../../quantity.ts'
import type { Evidence } from '../../ranking/evidence.ts'
import { reported } from '../../ranking/round.ts'
import { avoidedInterval } from './avoided-interval.ts'
import { type RealisedVerdict, realisedBenefit, type Stretch } from './realised.ts'
import { shippedProject } from './shipped.ts'
import { realisedWords } from './words.ts'

/** What was lost to the incidents that a project reaches, in service minutes, over so many watched days. */
export interface StretchSummary {
  readonly incidents: number
  readonly minutes: number
  readonly days: number
}

/** A shipped project held to what was promised of it. Benefits are avoided service minutes a year. */
export interface RealisedProject {
  readonly id: string
  readonly title: string
  /** ISO 8601 date, UTC. */
  readonly shippedAt: string
  readonly before: StretchSummary
  readonly after: StretchSummary
  /** With the interval that holds it in eight of ten cases; negative is more loss than before. */
  readonly observed: { readonly mean: number; readonly low: number; readonly high: number }
  /** What would be seen if it keeps its promise. */
  readonly predicted: { readonly mean: number; readonly p10: number; readonly p90: number }
  /** Chance that a project which changes nothing would look as good. */
  readonly chanceOfNoise: number
  /** Chance that a kept promise shows in so much time. */
  readonly power: number
  /** Smallest cut, a share of the loss, that so much time shows in four of five cases; null when not even all of it. */
  readonly leastVisible: number | null
  readonly verdict: RealisedVerdict
  readonly askAgainInMonths: number | null
  readonly words: readonly string[]
}

export interface RealisedReport {
  /** ISO 8601, UTC. */
  readonly asOf: string
  /** Last shipped first. */
  readonly projects: readonly RealisedProject[]
  /** Shipped ones of which nobody said when, by id and title. */
  readonly undated: readonly { readonly id: string; readonly title: string }[]
}

/** Every shipped project held to what was promised of it, as far as its incidents tell. Cost: projects x losses. */
export function realisedReport(evidence: Pick<Evidence, 'projects' | 'losses' | 'services' | 'asOf' | 'assumptions'>) {
  const shipped = evidence.projects.filter(({ status }) => status === 'shipped')
  const dated = shipped.flatMap((project) => {
    const at = shippedInstant(project)
    return at === null || at > evidence.asOf ? [] : [{ project, at }]
  })
  return {
    asOf: new Date(evidence.asOf).toISOString(),
    projects: dated
      .sort((one, other) => other.at - one.at)
      .map(({ project, at }) => realisedProject(project, at, evidence)),
    undated: shipped.filter((project) => !project.shippedAt).map(({ id, title }) => ({ id, title })),
  } satisfies RealisedReport
}

function realisedProject(
  project: Project,
  at: Instant,
  evidence: Pick<Evidence, 'losses' | 'services' | 'asOf' | 'assumptions'>,
): RealisedProject {
  const own = shippedProject(project, at, evidence)
  const benefit = realisedBenefit(own, evidence.assumptions)
  const interval = avoidedInterval(own, evidence.assumptions)
  const report = {
    id: project.id,
    title: project.title,
    shippedAt: new Date(at).toISOString().slice(0, 10),
    before: summary(own.before),
    after: summary(own.after),
    observed: { mean: reported(benefit.observed), low: reported(interval.low), high: reported(interval.high) },
    predicted: {
      mean: reported(benefit.predicted.mean),
      p10: reported(benefit.predicted.p10),
      p90: reported(benefit.predicted.p90),
    },
    chanceOfNoise: reported(benefit.chanceOfNoise),
    power: reported(benefit.power),
    leastVisible: benefit.leastVisible,
    verdict: benefit.verdict,
    askAgainInMonths: benefit.askAgainInMonths,
  }
  return { ...report, words: realisedWords(report, daysBetween(at, evidence.asOf)) }
}

const summary = ({ minutes, days }: Stretch): StretchSummary => ({
  incidents: minutes.length,
  minutes: reported(minutes.reduce((sum, value) => sum + value, 0)),
  days: reported(days),
})
