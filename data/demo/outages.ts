import type { IncidentCause } from '../../model/evidence/cause.ts'
import type { Severity } from '../../model/evidence/severity.ts'
import { type Random, randomStream } from '../../model/random/stream.ts'
import { between, logNormal, pick, rounded, SEED, weighted, whole } from './chance.ts'
import { END, minuteInWeek, type Rhythm, WEEKS } from './clock.ts'
import { type DemoService, OUTAGES_BY_CELL, SERVICES } from './company.ts'
import type { Outage, PageQuirk } from './outage.ts'
import { CORE_FLAVOURS } from './wording/core-flavours.ts'
import { type Flavour, filled } from './wording/flavour.ts'
import { MONEY_FLAVOURS } from './wording/money-flavours.ts'
import { OTHER_FLAVOURS } from './wording/other-flavours.ts'

const FLAVOURS = [...CORE_FLAVOURS, ...MONEY_FLAVOURS, ...OTHER_FLAVOURS]

interface CauseHabit {
  readonly rhythm: Rhythm
  /** Median minutes from start to mitigation, and from start to detection. */
  readonly minutes: number
  readonly detection: number
}

const HABITS: Readonly<Record<IncidentCause, CauseHabit>> = {
  deploy: { rhythm: 'release', minutes: 34, detection: 7 },
  configuration: { rhythm: 'release', minutes: 36, detection: 11 },
  capacity: { rhythm: 'peak', minutes: 46, detection: 9 },
  dependency: { rhythm: 'any', minutes: 55, detection: 9 },
  database: { rhythm: 'batch', minutes: 72, detection: 8 },
  network: { rhythm: 'any', minutes: 40, detection: 5 },
  certificate: { rhythm: 'round hour', minutes: 62, detection: 6 },
  hardware: { rhythm: 'any', minutes: 75, detection: 5 },
  security: { rhythm: 'any', minutes: 110, detection: 12 },
  'human error': { rhythm: 'release', minutes: 60, detection: 14 },
  unknown: { rhythm: 'any', minutes: 38, detection: 10 },
}

const SEVERITY_CHANCES: Readonly<Record<DemoService['tier'], Readonly<Record<Severity, number>>>> = {
  1: { critical: 0.06, major: 0.38, minor: 0.52, none: 0.04 },
  2: { critical: 0.04, major: 0.34, minor: 0.56, none: 0.06 },
  3: { critical: 0.01, major: 0.25, minor: 0.66, none: 0.08 },
}

/** Range of the share of customers that fail, how much longer it takes and at most (in minutes), and how many people come. */
const BY_SEVERITY: Readonly<
  Record<Severity, { share: [number, number]; longer: number; longest: number; responders: [number, number] }>
> = {
  critical: { share: [0.6, 1], longer: 1.2, longest: 95, responders: [6, 13] },
  major: { share: [0.15, 0.45], longer: 1.15, longest: 240, responders: [3, 6] },
  minor: { share: [0.02, 0.1], longer: 1, longest: 600, responders: [1, 3] },
  none: { share: [0, 0], longer: 0.6, longest: 120, responders: [1, 1] },
}

/** Outages both sources write down, of those that the status page tells. */
const TOLD_TWICE = 0.27

/** Every outage but the hand-written ones, in no order. Each has its own stream: another service's or cause's change no other. */
export function ordinaryOutages(): Outage[] {
  return SERVICES.flatMap((service) =>
    Object.entries(OUTAGES_BY_CELL[service.id] ?? {}).flatMap(([cause, count]) =>
      Array.from({ length: count }, (_, position) => {
        const random = randomStream(SEED, 'outage', service.id, cause, String(position))
        // Spread over the two years, each near its place but free to come before a neighbour; mirrored at both ends.
        const place = Math.abs(position + between(-1, 2, random))
        const week = Math.min(WEEKS - 1, Math.floor(((place > count ? 2 * count - place : place) / count) * WEEKS))
        return ordinaryOutage(service, cause as IncidentCause, week, random)
      }),
    ),
  )
}

function ordinaryOutage(service: DemoService, cause: IncidentCause, week: number, random: Random): Outage {
  const flavour = flavourOf(service.id, cause)
  const habit = HABITS[cause]
  const severity = weighted(SEVERITY_CHANCES[service.tier], random)
  const { share, longer, longest, responders } = BY_SEVERITY[severity]
  const minutes = Math.round(Math.min(longest, Math.max(6, logNormal(habit.minutes * longer, 0.65, random))))
  const start = Math.min(minuteInWeek(week, flavour.rhythm ?? habit.rhythm, random), END - minutes - 240)
  const slow = flavour.slowDetection ?? 1
  const detection = Math.round(Math.min(logNormal(habit.detection * slow, 0.5, random), minutes * 0.7))
  const mitigated = start + minutes
  const resolved = mitigated + whole(8, 75, random)
  const people = whole(...responders, random)
  const felt = [
    service.id,
    ...Object.entries(service.takesDown).flatMap(([id, chance]) => (random() < chance ? [id] : [])),
  ]
  const telling = tellingOf(service, flavour, random)
  return {
    root: service.id,
    felt: severity === 'none' ? [service.id] : felt,
    cause,
    severity,
    start,
    detected: start + detection,
    mitigated,
    resolved,
    share: rounded(between(...share, random), severity === 'minor' ? 3 : 2),
    responders: people,
    effortHours: rounded(((people * (resolved - start - detection)) / 60) * between(0.8, 1.7, random), 1),
    labels: flavour.labels ?? [],
    ...telling,
    risk: null,
    durationConfirmed: false,
  }
}

/** Who tells it: the tracker alone, the status page alone, or both in their own words. */
function tellingOf(
  service: DemoService,
  flavour: Flavour,
  random: Random,
): Pick<Outage, 'trackerTitle' | 'pageTitle' | 'quirk'> {
  const onPage = flavour.page.length > 0 && random() < service.told
  const inTracker = random() < TOLD_TWICE || !onPage
  const quirk: PageQuirk | null = random() < 0.12 ? 'reopened' : random() < 0.05 ? 'names no component' : null
  return {
    trackerTitle: inTracker ? filled(pick(flavour.tracker, random), random) : null,
    pageTitle: onPage ? filled(pick(flavour.page, random), random) : null,
    quirk,
  }
}

function flavourOf(service: string, cause: IncidentCause): Flavour {
  const flavour = FLAVOURS.find((candidate) => candidate.service === service && candidate.cause === cause)
  if (!flavour) throw new Error(`no wording for ${cause} in ${service}`)
  return flavour
}
