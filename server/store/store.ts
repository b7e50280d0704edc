import type { Account } from '../../model/evidence/account.ts'
import type { ToldIssue } from '../../model/evidence/demand.ts'
import type { Incident } from '../../model/evidence/incident.ts'
import type { Lens } from '../../model/evidence/lens.ts'
import type { Team, ToldProject } from '../../model/evidence/project.ts'
import type { RiceEstimate } from '../../model/evidence/rice.ts'
import type { Risk } from '../../model/evidence/risk.ts'
import type { Service } from '../../model/evidence/service.ts'
import type { SliSeries } from '../../model/evidence/sli.ts'
import type { Slo } from '../../model/evidence/slo.ts'
import type { Instant } from '../../model/quantity.ts'
import { failAbandonedRuns } from './abandoned-runs.ts'
import { type ErasedRows, erase } from './access/erase.ts'
import { type Invitations, invitations } from './access/invitations.ts'
import { type People, people } from './access/people.ts'
import { type Sessions, sessions } from './access/sessions.ts'
import { type ShareLinks, shareLinks } from './access/share-links.ts'
import { type Tokens, tokens } from './access/tokens.ts'
import { type Activity, activity } from './activity.ts'
import { type Actor, PROGRAM } from './actor.ts'
import { applyConfiguration } from './apply-configuration.ts'
import { type AuditStore, auditStore } from './audit.ts'
import { audited } from './audited.ts'
import { clear } from './clear.ts'
import { type ColumnMappings, columnMappings } from './column-mappings.ts'
import { type Comments, comments } from './comments.ts'
import { type CommittedPlans, committedPlans } from './committed-plans.ts'
import { type Component, readComponents } from './components.ts'
import type { ConfigurationEvidence } from './configuration-evidence.ts'
import { connect } from './connection.ts'
import { type Counts, readCounts } from './counts.ts'
import { type StoreDatabase, storeDatabase } from './database.ts'
import { type Decisions, decisions } from './decisions.ts'
import { type Digests, digests } from './digests.ts'
import { type Edits, edits } from './edits.ts'
import { type Estimates, estimates } from './estimates.ts'
import { readAccounts } from './evidence/account-row.ts'
import { type IncidentTitle, readIncidents, readIncidentsById, readIncidentTitles } from './evidence/incident-row.ts'
import { readIssues } from './evidence/issue-row.ts'
import { readProjects } from './evidence/project-row.ts'
import { readRice } from './evidence/rice-row.ts'
import { readRisks } from './evidence/risk-row.ts'
import { readSlos } from './evidence/slo-row.ts'
import { type FoldBuckets, type Folded, type FoldPosition, foldNext, holdsBucketBefore } from './fold-series.ts'
import { type Ingest, ingest } from './ingest.ts'
import { checkIntegrity, type Integrity } from './integrity.ts'
import { type IssueLinks, issueLinks } from './issue-links.ts'
import { type IssueWriters, issueWriters } from './issue-writer.ts'
import { type KeptRecords, keptRecords } from './kept-records.ts'
import { type Leases, leases } from './leases.ts'
import { mappingRules, type Rules } from './mapping-rules.ts'
import { migrate } from './migrations/migrate.ts'
import { type NotificationMarks, notificationMarks } from './notification-marks.ts'
import { type Origins, origins } from './origins.ts'
import { type OutageStore, outageStore } from './outages.ts'
import { type PeopleProjects, peopleProjects } from './people-projects.ts'
import { type PeopleRequests, peopleRequests } from './people-requests.ts'
import type { SettingChanges } from './people-settings.ts'
import { type PlanScenarios, planScenarios } from './plan-scenarios.ts'
import { type Quarantine, quarantine } from './quarantine.ts'
import { type Runs, runs } from './runs.ts'
import { type Schedules, schedules } from './schedules.ts'
import { type SettingsStore, settingsStore } from './settings.ts'
import { lensesInForce, type SettingsOf, servicesInForce, teamsInForce } from './settings-in-force.ts'
import { type Silences, silences } from './silences.ts'
import { readSliSeries } from './sli.ts'
import { type Snapshots, snapshots } from './snapshots.ts'
import { type Sources, sources } from './sources.ts'
import { inStoreWords } from './store-fault.ts'
import { type Webhooks, webhooks } from './webhooks.ts'
import { whenFree } from './when-free.ts'
import { probeWriting } from './write-probe.ts'
import { writerThread } from './writer-thread.ts'

/** Reads every one of a kind of evidence, in an order that does not depend on how it arrived. Throws StoreFault. */
interface All<Value> {
  all(): Promise<Value[]>
}

/** All that is kept. Every promise rejects with StoreFault when the file cannot do what was asked. */
export interface Store {
  readonly path: string
  /** The same store in other hands: whatever is changed through it, the audit log says that they did. */
  as(actor: Actor): Store
  /** Who changed what, and when. */
  readonly audit: AuditStore
  readonly people: People
  readonly invitations: Invitations
  readonly sessions: Sessions
  readonly tokens: Tokens
  readonly shareLinks: ShareLinks
  /** Takes a person out of everything that is kept; see ErasedRows. */
  erase(names: readonly string[], person: number | null, at: Instant): Promise<ErasedRows>
  readonly sources: Sources
  readonly schedules: Schedules
  readonly activity: Activity
  readonly leases: Leases
  readonly silences: Silences
  readonly webhooks: Webhooks
  readonly ingest: Ingest
  readonly kept: KeptRecords
  readonly runs: Runs
  readonly quarantine: Quarantine
  readonly origins: Origins
  readonly settings: SettingsStore
  /** Earliest start first. */
  readonly incidents: All<Incident> & {
    /** Of these only, in their order; an id that is not in the store is left out. */
    some(ids: readonly string[]): Promise<Incident[]>
  }
  readonly components: { all(source?: string): Promise<Component[]> }
  readonly services: SettingsOf<Service, SettingChanges<'service'>>
  readonly teams: SettingsOf<Team, SettingChanges<'team'>>
  readonly projects: All<ToldProject> & PeopleProjects
  readonly risks: All<Risk>
  readonly accounts: All<Account>
  readonly issues: All<ToldIssue>
  readonly requests: PeopleRequests
  readonly slos: All<Slo>
  readonly rice: All<RiceEstimate>
  /** By id. */
  readonly sli: All<SliSeries> & {
    /** Whether any bucket starts before a moment. */
    holdsBefore(moment: Instant): Promise<boolean>
    /** Folds the next buckets before a moment; null when none are left. Start with null. */
    fold(position: FoldPosition | null, before: Instant, fold: FoldBuckets): Promise<Folded | null>
  }
  readonly lenses: SettingsOf<Lens, SettingChanges<'lens'>>
  readonly rules: Rules
  /** What people changed about what sources gave, and about settings. */
  readonly edits: Edits
  readonly outages: OutageStore
  readonly snapshots: Snapshots
  readonly comments: Comments
  readonly columnMappings: ColumnMappings
  readonly digests: Digests
  readonly issueLinks: IssueLinks
  readonly issueWriter: IssueWriters
  readonly notificationMarks: NotificationMarks
  readonly committedPlans: CommittedPlans
  readonly scenarios: PlanScenarios
  readonly estimates: Estimates
  readonly decisions: Decisions
  /** By incident id; an id that is not in the store is left out. */
  incidentTitles(ids: readonly string[]): Promise<ReadonlyMap<string, IncidentTitle>>
  counts(): Promise<Counts>
  /**
   * Puts what a configuration file states in the place of what an earlier file stated, and touches nothing else.
   * False when the file with this hash is in force already.
   */
  applyConfiguration(configuration: ConfigurationEvidence, hash: string): Promise<boolean>
  /** A counter that grows with every change of evidence or settings. */
  evidenceVersion(): Promise<number>
  /** Forgets everything but the evidence version; for leaving the demo. */
  clear(): Promise<void>
  /** Whether anything can be written: throws StoreFault when not. Changes nothing. */
  probe(): Promise<void>
  /** For `doctor`. Reads the whole file. */
  integrity(): Promise<Integrity>
  close(): void
}

export interface StoreOptions {
  readonly now: () => Instant
  /** Whose changes these are; Leverage's own when left out. */
  readonly actor?: Actor
  /** Milliseconds that a write waits while another process writes, when not as usual. */
  readonly lockPatience?: number
}

/**
 * The store in the file at `path`, created when missing and brought up to date when old; a copy is kept of an old one.
 * Throws StoreFault, and leaves a file that is not ours as it is.
 */
export async function openStore(path: string, { now, actor = PROGRAM, lockPatience }: StoreOptions): Promise<Store> {
  try {
    const connection = await whenFree(() => connect(path))
    try {
      await migrate(connection, path)
      const database = storeDatabase(connection, path, lockPatience)
      await database.write(() => failAbandonedRuns(connection, now()))
      return storeOf(database, now, actor)
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    throw inStoreWords(error, path)
  }
}

/**
 * A second connection, for reading only, to a file that `openStore` has opened in this process: it brings nothing up to
 * date and ends no run. Throws StoreFault.
 */
export async function openReader(path: string, { now }: StoreOptions): Promise<Store> {
  try {
    return storeOf(storeDatabase(await whenFree(() => connect(path)), path), now, PROGRAM)
  } catch (error) {
    throw inStoreWords(error, path)
  }
}

const storeOf = (plain: StoreDatabase, now: () => Instant, actor: Actor, thread = writerThread(plain.path)): Store => {
  const database = audited(plain, actor, now)
  return {
    path: database.path,
    as: (other) => storeOf(plain, now, other, thread),
    audit: auditStore(database),
    people: people(database),
    invitations: invitations(database),
    sessions: sessions(database),
    tokens: tokens(database),
    shareLinks: shareLinks(database),
    erase: (names, person, at) => erase(database, names, person, at),
    sources: sources(database),
    schedules: schedules(database),
    activity: activity(database),
    leases: leases(database),
    silences: silences(database),
    webhooks: webhooks(database),
    ingest: ingest(database, thread),
    kept: keptRecords(database),
    runs: runs(database, now),
    quarantine: quarantine(database),
    origins: origins(database),
    settings: settingsStore(database),
    incidents: { all: () => readIncidents(database), some: (ids) => readIncidentsById(database, ids) },
    components: { all: (source) => readComponents(database, source) },
    services: servicesInForce(database),
    teams: teamsInForce(database),
    projects: { all: () => readProjects(database), ...peopleProjects(database) },
    risks: { all: () => readRisks(database) },
    accounts: { all: () => readAccounts(database) },
    issues: { all: () => readIssues(database) },
    requests: peopleRequests(database),
    slos: { all: () => readSlos(database) },
    rice: { all: () => readRice(database) },
    sli: {
      all: () => readSliSeries(database),
      holdsBefore: (moment) => holdsBucketBefore(database, moment),
      fold: (position, before, fold) => foldNext(database, position, before, fold),
    },
    lenses: lensesInForce(database),
    rules: mappingRules(database),
    edits: edits(database),
    outages: outageStore(database),
    snapshots: snapshots(database),
    comments: comments(database),
    columnMappings: columnMappings(database),
    digests: digests(database),
    issueLinks: issueLinks(database),
    issueWriter: issueWriters(database),
    notificationMarks: notificationMarks(database),
    committedPlans: committedPlans(database),
    scenarios: planScenarios(database),
    estimates: estimates(database),
    decisions: decisions(database),
    incidentTitles: (ids) => readIncidentTitles(database, ids),
    counts: () => readCounts(database),
    applyConfiguration: (configuration, hash) => applyConfiguration(database, configuration, hash, now()),
    evidenceVersion: () =>
      database.read(
        async (reader) =>
          (await reader.selectFrom('evidence_version').select('version').executeTakeFirstOrThrow()).version,
      ),
    clear: () => clear(database),
    probe: () => probeWriting(database),
    integrity: () => checkIntegrity(database),
    close() {
      thread.close()
      database.close()
    },
  }
}
