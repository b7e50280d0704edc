import fc from 'fast-check'
import { DEFAULT_ASSUMPTIONS } from '../../model/assumption.ts'
import { INCIDENT_CAUSES } from '../../model/evidence/cause.ts'
import type { Request } from '../../model/evidence/demand.ts'
import type { MappedIncident } from '../../model/evidence/incident.ts'
import { DEFAULT_LENSES } from '../../model/evidence/lens.ts'
import type { Effect, Project } from '../../model/evidence/project.ts'
import type { CoveredService } from '../../model/evidence/service.ts'
import { SEVERITIES } from '../../model/evidence/severity.ts'
import type { ThreePoint } from '../../model/evidence/three-point.ts'
import type { Loss } from '../../model/loss/loss.ts'
import {
  hours,
  type Instant,
  instant,
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_MINUTE,
  minutes,
  money,
  ratio,
} from '../../model/quantity.ts'
import type { Evidence } from '../../model/ranking/evidence.ts'

export const at = (text: string): Instant => instant(Date.parse(text))

export const AS_OF = at('2026-01-01T00:00:00Z')
export const DAY = MILLISECONDS_PER_DAY

/** Estimates are taken at their word: for tests of everything else. */
export const AT_THEIR_WORD = { ...DEFAULT_ASSUMPTIONS, estimateError: 0 }

export const exactly = (value: number): ThreePoint => ({ low: value, likely: value, high: value })

export const service = (id: string, changes: Partial<CoveredService> = {}): CoveredService => ({
  id,
  title: id,
  tier: null,
  team: null,
  trafficShare: null,
  revenuePerMinute: null,
  dependsOn: [],
  coverage: { from: instant(AS_OF - 730 * DAY), to: AS_OF },
  gaps: [],
  ...changes,
})

export const incident = (id: string, changes: Partial<MappedIncident> = {}): MappedIncident => ({
  id,
  source: 'test',
  externalId: id,
  title: id,
  startedAt: at('2025-06-01T10:00:00Z'),
  detectedAt: null,
  mitigatedAt: null,
  resolvedAt: at('2025-06-01T11:00:00Z'),
  lastUpdatedAt: null,
  severity: 'major',
  impacts: [],
  rootComponent: null,
  cause: null,
  suggestedCause: null,
  labels: [],
  responders: null,
  effort: null,
  risk: null,
  durationConfirmed: false,
  url: null,
  felt: [{ service: 'api', share: null }],
  root: null,
  mappedCause: 'unknown',
  causeSuggested: false,
  ...changes,
})

export const request = (id: string, changes: Partial<Request> = {}): Request => ({
  id,
  title: id,
  description: null,
  requestedBy: null,
  person: null,
  askedFrom: null,
  service: 'api',
  createdAt: AS_OF,
  closedAt: null,
  people: 1,
  accounts: [],
  atStake: null,
  chanceOfLoss: null,
  project: null,
  ...changes,
})

export const loss = (id: string, changes: Partial<Loss> = {}): Loss => ({
  incident: id,
  service: 'api',
  startedAt: instant(AS_OF - 30 * DAY),
  endedAt: instant((changes.startedAt ?? AS_OF - 30 * DAY) + 20 * MILLISECONDS_PER_MINUTE),
  minutes: minutes(10),
  provenance: 'reported',
  detectionShare: ratio(0.2),
  toil: hours(0),
  credit: money(0),
  cause: 'deploy',
  severity: 'major',
  root: null,
  risk: null,
  labels: [],
  flags: [],
  ...changes,
})

export const project = (id: string, effects: readonly Effect[], changes: Partial<Project> = {}): Project => ({
  id,
  title: id,
  description: null,
  status: 'candidate',
  url: null,
  effort: [{ team: 'core', low: 1, likely: 2, high: 4 }],
  effects,
  dependsOn: [],
  ...changes,
})

export const evidence = (changes: Partial<Evidence> = {}): Evidence => ({
  version: 'test',
  asOf: AS_OF,
  assumptions: { ...DEFAULT_ASSUMPTIONS, draws: 512 },
  currency: null,
  services: [service('api'), service('web')],
  teams: [{ id: 'core', title: 'Core', capacity: 5 }],
  losses: [],
  background: [],
  risks: [],
  demand: [],
  projects: [],
  rice: [],
  lenses: DEFAULT_LENSES,
  notes: [],
  ...changes,
})

/** Figures as people write them: without the subnormal numbers that no record holds. */
const hundredths = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((value) => value / 100)
const share = hundredths(1)
const threePoint = (part: fc.Arbitrary<number>) =>
  fc.tuple(part, part, part).map((parts) => {
    const [low, likely, high] = parts.sort((left, right) => left - right) as [number, number, number]
    return { low, likely, high }
  })

export const arbitraryLoss = (id: string): fc.Arbitrary<Loss> =>
  fc
    .record({
      incident: fc.constant(id),
      service: fc.constantFrom('api', 'web'),
      startedAt: fc.integer({ min: 1, max: 700 }).map((age) => instant(AS_OF - age * DAY)),
      lasted: fc.integer({ min: 0, max: 1_000 }),
      minutes: hundredths(500).map(minutes),
      provenance: fc.constantFrom('measured', 'reported', 'assumed'),
      detectionShare: fc.option(share.map(ratio)),
      toil: hundredths(20).map(hours),
      credit: fc.constant(money(0)),
      cause: fc.constantFrom(...INCIDENT_CAUSES.slice(0, 4)),
      severity: fc.constantFrom(...SEVERITIES),
      root: fc.option(fc.constantFrom('api', 'web')),
      risk: fc.constant(null),
      labels: fc.subarray(['payments', 'mobile']),
      flags: fc.constant([]),
    })
    .map(({ lasted, ...rest }) => ({
      ...rest,
      endedAt: instant(rest.startedAt + lasted * MILLISECONDS_PER_MINUTE),
    }))

export const arbitraryLosses: fc.Arbitrary<Loss[]> = fc
  .integer({ min: 1, max: 30 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => arbitraryLoss(`i${index}`))))

export const arbitraryEffect: fc.Arbitrary<Effect> = fc
  .record(
    {
      services: fc.subarray(['api', 'web'], { minLength: 1 }),
      causes: fc.subarray([...INCIDENT_CAUSES.slice(0, 4)], { minLength: 1 }),
      severities: fc.subarray([...SEVERITIES], { minLength: 1 }),
      frequency: threePoint(share),
      detection: threePoint(share),
      recovery: threePoint(share),
      blastRadius: threePoint(share),
    },
    { requiredKeys: [] },
  )
  .map((effect) => (effect.frequency || effect.recovery ? effect : { ...effect, frequency: exactly(0.3) }))

export const arbitraryProject = (id: string): fc.Arbitrary<Project> =>
  fc
    .tuple(
      fc.array(arbitraryEffect, { minLength: 1, maxLength: 3 }),
      threePoint(hundredths(20).map((weeks) => weeks + 0.5)),
    )
    .map(([effects, effort]) => project(id, effects, { effort: [{ team: 'core', ...effort }] }))

export const arbitraryProjects = (most: number): fc.Arbitrary<Project[]> =>
  fc
    .integer({ min: 1, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => arbitraryProject(`p${index}`))))

/** Every property runs on the same cases each time. */
export const PROPERTY = { seed: 20260928, numRuns: 100 } as const
