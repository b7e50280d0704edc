import fc from 'fast-check'
import type { PerDimension } from '../../model/evidence/lens.ts'
import type { Effect, Project } from '../../model/evidence/project.ts'
import type { Loss } from '../../model/loss/loss.ts'
import { days, minutes, money, ratio } from '../../model/quantity.ts'
import type { Evidence } from '../../model/ranking/evidence.ts'
import { type PreparedProject, type PreparedRanking, prepareRanking } from '../../model/ranking/prepare.ts'
import { arbitraryLosses, arbitraryProject, evidence, exactly, project, service } from './evidence.ts'

/** Evidence in every dimension and of every kind: incidents, a risk, burn, an issue and a request. */
export const fullEvidence = (losses: readonly Loss[], projects: readonly Project[], changes: Partial<Evidence> = {}) =>
  evidence({
    services: [
      service('api', { revenuePerMinute: money(20) }),
      service('web', { trafficShare: ratio(0.4) }),
      service('mail', { trafficShare: ratio(0.2) }),
    ],
    losses,
    background: [{ service: 'api', weeklyMinutes: minutes(3), variance: 4, weeks: 20, lately: [] }],
    risks: [
      {
        id: 'zone',
        title: 'Zone outage',
        service: 'web',
        cause: 'network',
        timeBetweenFailures: days(365),
        timeToDetect: minutes(5),
        timeToResolve: minutes(40),
        share: ratio(0.5),
        confidence: 'medium',
      },
    ],
    demand: [
      { id: 'issue', kind: 'issue', service: 'web', labels: [], points: 6, atStake: 0, chanceOfLoss: null },
      {
        id: 'request',
        kind: 'request',
        service: 'api',
        labels: [],
        points: 4,
        atStake: 9000,
        chanceOfLoss: { low: 0.1, likely: 0.2, high: 0.6 },
      },
    ],
    projects,
    ...changes,
  })

const OTHER_EFFECTS: readonly Effect[] = [
  { risks: ['zone'], detection: { low: 0.2, likely: 0.5, high: 0.7 }, blastRadius: exactly(0.4) },
  { background: true, frequency: { low: 0, likely: 0.3, high: 0.5 }, recovery: exactly(0.9) },
  { requests: true, closing: { low: 0.2, likely: 0.6, high: 0.9 } },
  { issues: true, requests: true, closing: { low: 0, likely: 0.1, high: 1 } },
]

/** A project whose effects reach incidents and, some of them, other evidence. */
const arbitraryFullProject = (id: string): fc.Arbitrary<Project> =>
  fc
    .tuple(arbitraryProject(id), fc.subarray([...OTHER_EFFECTS]))
    .map(([own, others]) => ({ ...own, effects: [...own.effects, ...others] }))

export const arbitraryFullProjects = (least: number, most: number): fc.Arbitrary<Project[]> =>
  fc
    .integer({ min: least, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => arbitraryFullProject(`p${index}`))))

export const arbitraryRanking = (least = 1, most = 5): fc.Arbitrary<PreparedRanking> =>
  fc
    .tuple(arbitraryLosses, arbitraryFullProjects(least, most), fc.option(fc.integer({ min: 1, max: 40 })))
    .map(([losses, projects, capacity]) =>
      prepareRanking(fullEvidence(losses, projects, { teams: [{ id: 'core', title: 'Core', capacity }] })),
    )

/** Whole percents that sum to 1, every dimension at least 1%. */
export const arbitraryWeights: fc.Arbitrary<PerDimension> = fc
  .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 100 })))
  .map(([reliability = 1, revenue = 1, toil = 1, demand = 1]) => {
    const sum = reliability + revenue + toil + demand
    return { reliability: reliability / sum, revenue: revenue / sum, toil: toil / sum, demand: demand / sum }
  })

export const preparedProject = (prepared: PreparedRanking, id: string): PreparedProject => {
  const found = prepared.projects.find((own) => own.project.id === id)
  if (!found) throw new Error(`no project ${id}`)
  return found
}

export const ONLY_RELIABILITY: PerDimension = { reliability: 1, revenue: 0, toil: 0, demand: 0 }

/** One service, one deploy failure, and what stops some of it: value is the share stopped. */
export const oneService = (projects: readonly Project[], losses: readonly Loss[], changes: Partial<Evidence> = {}) =>
  prepareRanking(evidence({ services: [service('api')], losses, projects, ...changes }))

/** A project that removes exactly this share in exactly these weeks. */
export const certain = (id: string, share: number, weeks: number): Project =>
  project(id, [{ frequency: exactly(share) }], { effort: [{ team: 'core', ...exactly(weeks) }] })

export const noCapacity = [{ id: 'core', title: 'Core', capacity: null }] as const
