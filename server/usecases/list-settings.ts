import { ASSUMPTIONS, type AssumptionName } from '../../model/assumption.ts'
import { ASSUMPTION_BOUNDS, ASSUMPTION_GROUPS } from '../../model/assumptions/bounds.ts'
import type { AssumptionSetting, SettingOrigin, SettingsReport } from '../../model/contract/settings.ts'
import { isCompeting } from '../../model/evidence/project.ts'
import type { ToldSetting } from '../../model/evidence/setting.ts'
import { threePointMean } from '../../model/evidence/three-point.ts'
import type { CalibrationInForce } from '../../model/insight/backtest/calibrated.ts'
import { reported } from '../../model/ranking/round.ts'
import { CONFIGURATION_SOURCE } from '../store/evidence/one-per-id.ts'
import type { PeopleSettings } from '../store/people-settings.ts'
import type { FilePlaces } from '../store/settings.ts'
import type { SettingsOf } from '../store/settings-in-force.ts'
import { startOfDay } from './as-of.ts'
import { assumptionsInForce, calibrationUnlessSet } from './assumptions-in-force.ts'
import type { ReadingContext } from './context.ts'
import { loadEvidence } from './load-evidence.ts'
import { serviceUses } from './service-uses.ts'

/** Every setting in force, where it comes from and what leans on it. */
export async function listSettings(context: ReadingContext): Promise<SettingsReport> {
  const { store } = context
  // Revisions before everything else, so that a change in between makes them stale and never the values.
  const [ofServices, ofTeams, ofLenses, places] = await Promise.all([
    store.services.ofPeople(),
    store.teams.ofPeople(),
    store.lenses.ofPeople(),
    store.settings.places(),
  ])
  const assumptions = await listAssumptions(context, places)
  const [services, teams, lenses, evidence] = await Promise.all([
    listThings(store.services, ofServices, 'services', places),
    listThings(store.teams, ofTeams, 'teams', places),
    listThings(store.lenses, ofLenses, 'lenses', places),
    loadEvidence(context, null),
  ])
  const { usesOf, undeclared } = await serviceUses(context, evidence)
  const competing = evidence.projects.filter(isCompeting)
  return {
    asOf: new Date(evidence.asOf).toISOString(),
    file: places?.file ?? null,
    currency: evidence.currency,
    services: services.map((service) => ({ ...service, uses: usesOf(service.id) })),
    undeclared,
    teams: teams.map((team) => {
      const efforts = competing.flatMap(({ effort }) => effort.filter((one) => one.team === team.id))
      return {
        ...team,
        services: services.filter(({ value }) => value.team === team.id).length,
        projects: efforts.length,
        asked: reported(efforts.reduce((sum, effort) => sum + threePointMean(effort, evidence.assumptions), 0)),
      }
    }),
    lenses,
    assumptions,
  }
}

async function listThings<Thing extends { readonly id: string }, Changes extends object>(
  settings: SettingsOf<Thing, Changes>,
  { standing, revisions }: PeopleSettings<Changes>,
  list: 'services' | 'teams' | 'lenses',
  places: FilePlaces | null,
) {
  const [inForce, told] = await Promise.all([settings.all(), settings.told()])
  const toldOf = new Map(told.map((one) => [one.value.id, one]))
  const edits = new Map(standing.map((edit) => [edit.id, edit]))
  return inForce.map((thing) => {
    const { id, ...value } = thing
    const before = toldOf.get(id)
    const edit = edits.get(id)
    return {
      id,
      value,
      told: before ? withoutId(before.value) : null,
      source: before?.source ?? null,
      fixed: before?.fixed ?? [],
      isMade: before === undefined,
      origin: originOf(before, edit !== undefined),
      line: before?.source === CONFIGURATION_SOURCE ? (places?.lines[`${list}/${id}`] ?? null) : null,
      revision: revisions.get(id) ?? 0,
      changedAt: edit ? new Date(edit.editedAt).toISOString() : null,
      changes: edit?.changes ?? null,
    }
  })
}

function withoutId<Thing extends { readonly id: string }>({ id: _, ...value }: Thing): Omit<Thing, 'id'> {
  return value
}

function originOf(told: ToldSetting<unknown> | undefined, isChanged: boolean): SettingOrigin {
  if (isChanged || !told) return 'person'
  if (told.source === null) return 'default'
  return told.source === CONFIGURATION_SOURCE ? 'file' : 'source'
}

async function listAssumptions(
  { store, now }: ReadingContext,
  places: FilePlaces | null,
): Promise<AssumptionSetting[]> {
  const { standing, revisions } = await store.settings.assumptionsOfPeople()
  const asOf = startOfDay(now())
  const [{ assumptions: inForce, calibration }, ofFile, unset] = await Promise.all([
    assumptionsInForce(store, asOf),
    store.settings.assumptionsOfFile(),
    calibrationUnlessSet(store, asOf),
  ])
  const edits = new Map(standing.map((edit) => [edit.id, edit]))
  const names = Object.keys(ASSUMPTION_BOUNDS) as AssumptionName[]
  return ASSUMPTION_GROUPS.flatMap((group) => names.filter((name) => ASSUMPTION_BOUNDS[name].group === group)).map(
    (name) => {
      const { value, ...words } = ASSUMPTIONS[name]
      const { title, group, least, most, isWhole = false, link = null } = ASSUMPTION_BOUNDS[name]
      const edit = edits.get(name)
      const isOfFile = ofFile[name] !== undefined
      return {
        name,
        title,
        group,
        value: inForce[name],
        unset: calibratedValue(unset, name) ?? value,
        default: value,
        ...words,
        link,
        least,
        most,
        isWhole,
        origin: isOfFile
          ? 'file'
          : edit
            ? 'person'
            : calibratedValue(calibration, name) !== null
              ? 'calibration'
              : 'default',
        learnt: calibratedValue(unset, name) === null ? null : (unset?.source ?? null),
        line: isOfFile ? (places?.lines[`assumptions/${name}`] ?? null) : null,
        revision: revisions.get(name) ?? 0,
        changedAt: edit ? new Date(edit.editedAt).toISOString() : null,
      }
    },
  )
}

/** What past quarters chose for an assumption; null where they chose nothing. */
const calibratedValue = (calibration: CalibrationInForce | null, name: AssumptionName): number | null => {
  const values: Readonly<Partial<Record<AssumptionName, number>>> = calibration?.values ?? {}
  return values[name] ?? null
}
