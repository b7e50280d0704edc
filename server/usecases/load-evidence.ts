import { createHash } from 'node:crypto'
import { encodeEvidence } from '../../model/contract/evidence.ts'
import { answeringProjects } from '../../model/effect/answering-projects.ts'
import { withAssumedEffort } from '../../model/evidence/assumed-effort.ts'
import { namingOutages } from '../../model/evidence/outage/outages.ts'
import { projectAt } from '../../model/evidence/project-at.ts'
import { withProjectsOfSheet } from '../../model/evidence/rice.ts'
import { calibratedWords } from '../../model/insight/backtest/calibrated.ts'
import { backgroundBurns } from '../../model/loss/background.ts'
import { demandOf } from '../../model/loss/demand.ts'
import { knownAt } from '../../model/loss/known-at.ts'
import { lossesOf } from '../../model/loss/losses.ts'
import type { Instant } from '../../model/quantity.ts'
import type { Evidence } from '../../model/ranking/evidence.ts'
import { compileTitle } from '../sources/title-pattern.ts'
import { startOfDay } from './as-of.ts'
import { assumptionsInForce } from './assumptions-in-force.ts'
import { bucketsByService } from './buckets-by-service.ts'
import { changedProjects, projectsEditedApart, readChanges } from './changes.ts'
import type { ReadingContext } from './context.ts'
import { coveredServices } from './covered-services.ts'
import { evidenceNotes } from './evidence-notes.ts'
import { mappedRows, type UnmappedRows } from './mapped-rows.ts'
import { spansUntilSilence } from './until-silence.ts'

/** How many moments stay at hand: today's, and a few past ones that somebody is comparing. */
const MOST_KEPT = 4
const kept = new WeakMap<ReadingContext['store'], Map<string, Promise<Loaded>>>()

interface Loaded {
  readonly evidence: Evidence
  readonly unmapped: UnmappedRows
}

/**
 * Everything a ranking is computed from, as it was known at `asOf` (today 00:00 UTC when null). Computed once for each
 * version of the store and moment; a hundred thousand incidents take about a second the first time.
 */
export const loadEvidence = async (context: ReadingContext, asOf: Instant | null): Promise<Evidence> =>
  (await load(context, asOf)).evidence

/** Rows of each source that belong to no service today, by source id; a source without any is left out. Computed with the evidence. */
export const loadUnmapped = async (context: ReadingContext): Promise<UnmappedRows> =>
  (await load(context, null)).unmapped

async function load(context: ReadingContext, asOf: Instant | null): Promise<Loaded> {
  const today = startOfDay(context.now())
  const moment = asOf ?? today
  const known = kept.get(context.store) ?? new Map<string, Promise<Loaded>>()
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

async function readEvidence({ store }: ReadingContext, asOf: Instant, isPast: boolean): Promise<Loaded> {
  const [settings, { assumptions, usual, calibration }, services, components, rules, teams, projects, rice, lenses] =
    await Promise.all([
      store.settings.get(),
      assumptionsInForce(store, asOf),
      store.services.all(),
      store.components.all(),
      store.rules.all(),
      store.teams.all(),
      store.projects.all(),
      store.rice.all(),
      store.lenses.all(),
    ])
  const [told, accounts, risks, issues, requests, series, spans, quarantined] = await Promise.all([
    store.incidents.all(),
    store.accounts.all(),
    store.risks.all(),
    store.issues.all(),
    store.requests.all(),
    store.sli.all(),
    spansUntilSilence(store),
    store.quarantine.count(),
  ])
  const changes = await readChanges(store)
  const toldProjects = withAssumedEffort(withProjectsOfSheet(projects, rice), assumptions)
  const counted = changedProjects(toldProjects, changes)
  const buckets = bucketsByService(series, services)
  const rows = mappedRows(
    { services, rules, components, compile: compileTitle },
    { incidents: told.flatMap((incident) => knownAt(incident, asOf) ?? []), issues, requests },
    changes,
  )
  const named = namingOutages(counted, rows.incidents)
  const changed = isPast
    ? named.map((project) => projectAt(project, asOf))
    : answeringProjects(named, rows.requests, assumptions)
  const losses = lossesOf(rows.incidents, { asOf, accounts, buckets, assumptions, apart: changes.outages.apart })
  // Reactions and comments carry no history, so what was asked for then cannot be told.
  const demand = isPast ? [] : demandOf(rows.issues, rows.requests, assumptions)
  const evidence = {
    asOf,
    assumptions,
    currency: settings.currency,
    services: coveredServices(services, rows.incidents, spans, asOf),
    teams,
    losses,
    background: backgroundBurns(buckets, rows.incidents, asOf, assumptions),
    risks,
    demand,
    projects: changed,
    rice,
    lenses,
    notes: evidenceNotes({
      losses,
      quarantined,
      demandLeftOut: isPast ? issues.length + requests.length : 0,
      unmappedDemand: demand.filter(({ service }) => service === null).length,
      editedApart: rows.editedApart + projectsEditedApart(toldProjects, changes),
      projects: changed,
      isPast,
      calibrated: calibration && calibratedWords(calibration, usual),
    }),
  }
  return {
    evidence: { ...evidence, version: fingerprint({ ...evidence, version: '' }) },
    unmapped: rows.unmapped,
  }
}

/** The same evidence has the same version on every machine, however often it was imported. */
const fingerprint = (evidence: Evidence): string =>
  createHash('sha256')
    .update(JSON.stringify(encodeEvidence(evidence)))
    .digest('hex')
    .slice(0, 12)
