import { createHash } from 'node:crypto'
import { DEFAULT_ASSUMPTIONS } from '../../model/assumption.ts'
import { encodeEvidence } from '../../model/contract/evidence.ts'
import { DEFAULT_LENSES } from '../../model/evidence/lens.ts'
import { incidentMapper, servicesFromComponents } from '../../model/evidence/mapping.ts'
import { withProjectsOfSheet } from '../../model/evidence/rice.ts'
import type { Service } from '../../model/evidence/service.ts'
import { backgroundBurns } from '../../model/loss/background.ts'
import { demandOf } from '../../model/loss/demand.ts'
import { knownAt } from '../../model/loss/known-at.ts'
import { lossesOf } from '../../model/loss/losses.ts'
import type { Instant } from '../../model/quantity.ts'
import type { Evidence } from '../../model/ranking/evidence.ts'
import { startOfDay } from './as-of.ts'
import { bucketsByService } from './buckets-by-service.ts'
import type { ReadingContext } from './context.ts'
import { coveredServices } from './covered-services.ts'
import { evidenceNotes } from './evidence-notes.ts'

/** How many moments stay at hand: today's, and a few past ones that somebody is comparing. */
const MOST_KEPT = 4
const kept = new WeakMap<ReadingContext['store'], Map<string, Promise<Evidence>>>()

/**
 * Everything a ranking is computed from, as it was known at `asOf` (today 00:00 UTC when null). Computed once for each
 * version of the store and moment; a hundred thousand incidents take about a second the first time.
 */
export async function loadEvidence(context: ReadingContext, asOf: Instant | null): Promise<Evidence> {
  const today = startOfDay(context.now())
  const moment = asOf ?? today
  const known = kept.get(context.store) ?? new Map<string, Promise<Evidence>>()
  kept.set(context.store, known)
  const key = `${await context.store.evidenceVersion()}/${moment}/${today}`
  const ready = known.get(key)
  if (ready) return ready
  const computing = readEvidence(context, moment, moment < today)
  known.set(key, computing)
  computing.catch(() => known.delete(key))
  for (const oldest of [...known.keys()].slice(0, -MOST_KEPT)) known.delete(oldest)
  return computing
}

async function readEvidence({ store }: ReadingContext, asOf: Instant, isPast: boolean): Promise<Evidence> {
  const [settings, configured, components, rules, teams, projects, rice, lenses] = await Promise.all([
    store.settings.get(),
    store.services.all(),
    store.components.all(),
    store.rules.all(),
    store.teams.all(),
    store.projects.all(),
    store.rice.all(),
    store.lenses.all(),
  ])
  const [incidents, accounts, risks, issues, requests, series, sources, quarantined] = await Promise.all([
    store.incidents.all(),
    store.accounts.all(),
    store.risks.all(),
    store.issues.all(),
    store.requests.all(),
    store.sli.all(),
    store.sources.all(),
    store.quarantine.count(),
  ])
  const assumptions = { ...DEFAULT_ASSUMPTIONS, ...settings.assumptions }
  const services: Service[] = configured.length > 0 ? configured : servicesFromComponents(components)
  const buckets = bucketsByService(series, services)
  const toServices = incidentMapper(services, rules, components)
  const known = incidents.flatMap((incident) => knownAt(incident, asOf) ?? []).map(toServices)
  const losses = lossesOf(known, { asOf, accounts, buckets, assumptions })
  // Reactions and comments carry no history, so what was asked for then cannot be told.
  const demand = isPast ? [] : demandOf(issues, requests, assumptions)
  const evidence = {
    asOf,
    assumptions,
    currency: settings.currency,
    services: coveredServices(services, known, sources, asOf),
    teams,
    losses,
    background: backgroundBurns(buckets, known, asOf, assumptions),
    risks,
    demand,
    projects: withProjectsOfSheet(projects, rice),
    rice,
    lenses: lenses.length > 0 ? lenses : DEFAULT_LENSES,
    notes: evidenceNotes({ losses, quarantined, demandLeftOut: isPast ? issues.length + requests.length : 0, isPast }),
  }
  return { ...evidence, version: fingerprint({ ...evidence, version: '' }) }
}

/** The same evidence has the same version on every machine, however often it was imported. */
const fingerprint = (evidence: Evidence): string =>
  createHash('sha256')
    .update(JSON.stringify(encodeEvidence(evidence)))
    .digest('hex')
    .slice(0, 12)
