import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ASSUMPTIONS, type AssumptionName, DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { ASSUMPTION_BOUNDS } from '../../../model/assumptions/bounds.ts'
import { settingsReportSchema } from '../../../model/contract/settings.ts'
import { ratio } from '../../../model/quantity.ts'
import { readConfiguration } from '../../../server/configuration/read-configuration.ts'
import { listSettings } from '../../../server/usecases/list-settings.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { loadHistory } from '../../../server/usecases/load-history.ts'
import { previewSetting } from '../../../server/usecases/preview-setting.ts'
import { rankProjects } from '../../../server/usecases/rank-projects.ts'
import { StaleChange } from '../../../server/usecases/refused-request.ts'
import { saveAssumptions, saveSetting } from '../../../server/usecases/save-setting.ts'
import { evenly } from '../../support/evenly.ts'
import { QUESTION } from '../../support/question.ts'
import { setAssumption } from '../../support/set-assumption.ts'
import { INCIDENTS_CSV, importCsv, smallCompany, temporaryContext } from '../../support/temporary-installation.ts'

const FILE = `company: Acme
assumptions:
  halfLife: 60
services:
  - { id: checkout, title: Checkout, trafficShare: 0.9 }
teams:
  - id: core
    title: Core
    capacity: 4
`

type Context = Awaited<ReturnType<typeof smallCompany>>

async function withFile(context: Context, text = FILE) {
  const path = join(context.folder, 'leverage.yaml')
  await writeFile(path, text)
  const reading = await readConfiguration(path, {})
  if (!reading.ok) throw new Error(reading.faults[0]?.message)
  await context.store.applyConfiguration(reading.evidence, reading.hash)
  return context
}

const orderOf = async (context: Context) => (await rankProjects(context, QUESTION)).projects.map(({ id }) => id)

describe('assumptions', () => {
  const names = Object.keys(ASSUMPTIONS) as AssumptionName[]
  const statement = fc.dictionary(fc.constantFrom(...names), evenly(0, 1), { maxKeys: 6 })
  const valueAt = (name: AssumptionName, share: number) => {
    const { least, most, isWhole } = ASSUMPTION_BOUNDS[name]
    const value = least + share * (most - least)
    return isWhole ? Math.round(value) : value
  }

  test('in force are the defaults, overlaid by what people set, overlaid by the file', async () => {
    const context = await withFile(await temporaryContext())
    const { store } = context
    await fc.assert(
      fc.asyncProperty(statement, async (shares) => {
        const set = Object.entries(shares).map(
          ([name, share]) => [name, valueAt(name as AssumptionName, share)] as const,
        )
        for (const [name, value] of set) await setAssumption(store, name as AssumptionName, value)
        const inForce = await store.settings.assumptions()
        const before: Record<string, number> = { ...DEFAULT_ASSUMPTIONS, halfLife: 60 }
        // What does not fit over the file, or the rest, is left out: it is the default then.
        for (const name of names) {
          const stated = name === 'halfLife' ? undefined : set.find(([other]) => other === name)?.[1]
          expect([stated ?? before[name], before[name]]).toContain(inForce[name])
        }
        for (const [name] of set) await setAssumption(store, name as AssumptionName, null)
        expect(await store.settings.assumptions()).toEqual(before)
      }),
      { numRuns: 30, seed: 7 },
    )
  })

  test('every reader has the same', async () => {
    const context = await smallCompany()
    await setAssumption(context.store, 'halfLife', 30)
    await setAssumption(context.store, 'shareMinor', 0.1)
    expect((await loadEvidence(context, null)).assumptions).toMatchObject({ halfLife: 30, shareMinor: 0.1 })
    expect((await loadHistory(context)).assumptions).toMatchObject({ halfLife: 30, shareMinor: 0.1 })
    const { assumptions } = await listSettings(context)
    expect(assumptions.find(({ name }) => name === 'halfLife')).toMatchObject({
      value: 30,
      default: 120,
      origin: 'person',
    })
  })

  test('each makes sense at both of its limits', { timeout: 60_000 }, async () => {
    const context = await smallCompany()
    await setAssumption(context.store, 'draws', 256)
    for (const name of names) {
      for (const share of [0, 1]) {
        if (name === 'draws' && share === 1) continue
        await setAssumption(context.store, name, valueAt(name, share))
        const { projects } = await rankProjects(context, QUESTION)
        const figures = projects.flatMap(({ leverage, value }) => [
          leverage.mean,
          leverage.p10,
          leverage.p90,
          value.mean,
        ])
        expect(figures, name).toHaveLength(8)
        for (const figure of figures) expect(figure, name).toBeGreaterThanOrEqual(0)
      }
      if (name !== 'draws') await setAssumption(context.store, name, null)
    }
  })

  test('are kept with a revision, and a stale save brings what is kept', async () => {
    const context = await smallCompany()
    const save = (revision: number, value: number | null) =>
      saveSetting(context, 'assumption', { id: 'halfLife', revision, changes: value === null ? null : { value } })
    expect(await save(0, 90)).toEqual({ id: 'halfLife', revision: 1, changes: { value: 90 }, former: null })
    const stale = await save(0, 60).catch((error: unknown) => error)
    expect(stale).toBeInstanceOf(StaleChange)
    expect(stale).toMatchObject({ current: { revision: 1, changes: { value: 90 } } })
    expect(await save(1, null)).toEqual({ id: 'halfLife', revision: 2, changes: null, former: { value: 90 } })
    expect((await context.store.settings.assumptions()).halfLife).toBe(120)
  })

  test.each([
    [{ id: 'halfLife', value: 0 }, 'halfLife must be between 1 and 3652.5 days, not 0'],
    [{ id: 'draws', value: 1000.5 }, 'draws must be a whole number, not 1000.5'],
    [{ id: 'shareMinor', value: 0.4 }, 'shareMinor must be at least 0'],
    [{ id: 'halflife', value: 3 }, 'there is no assumption "halflife"; did you mean "halfLife"?'],
  ])('%o is refused', async ({ id, value }, message) => {
    const context = await smallCompany()
    const saving = saveSetting(context, 'assumption', { id, revision: 0, changes: { value } })
    await expect(saving).rejects.toThrow(
      id === 'shareMinor' ? 'shareMinor must be at most 0.3, which is shareMajor' : message,
    )
  })

  test('several are reset together, also where one alone would pass the other', async () => {
    const context = await smallCompany()
    await saveAssumptions(context, [
      { id: 'assumedEffortLikely', revision: 0, changes: { value: 2 } },
      { id: 'assumedEffortHigh', revision: 0, changes: { value: 3 } },
    ])
    const alone = saveSetting(context, 'assumption', { id: 'assumedEffortLikely', revision: 1, changes: null })
    await expect(alone).rejects.toThrow('assumedEffortLikely must be at most 3')
    const reset = await saveAssumptions(context, [
      { id: 'assumedEffortLikely', revision: 1, changes: null },
      { id: 'assumedEffortHigh', revision: 1, changes: null },
    ])
    expect(reset.map(({ revision, former }) => [revision, former?.value])).toEqual([
      [2, 2],
      [2, 3],
    ])
  })
})

describe('what the file states', () => {
  test('says its line, holds over people, and is refused with the line', async () => {
    const context = await withFile(await smallCompany())
    const { services, teams, assumptions, file } = settingsReportSchema.parse(
      JSON.parse(JSON.stringify(await listSettings(context))),
    )
    expect(file).toBe('leverage.yaml')
    expect(services.find(({ id }) => id === 'checkout')).toMatchObject({
      origin: 'file',
      line: 5,
      fixed: ['title', 'trafficShare'],
    })
    expect(teams.find(({ id }) => id === 'core')).toMatchObject({ origin: 'file', line: 7 })
    expect(assumptions.find(({ name }) => name === 'halfLife')).toMatchObject({ origin: 'file', line: 3, value: 60 })
    const half = saveSetting(context, 'assumption', { id: 'halfLife', revision: 0, changes: { value: 30 } })
    await expect(half).rejects.toThrow('halfLife is stated by line 3 of leverage.yaml; change it there')
    const share = { id: 'checkout', revision: 0, changes: { trafficShare: ratio(0.1) } }
    await expect(saveSetting(context, 'service', share)).rejects.toThrow(
      'trafficShare of checkout is stated by line 5 of leverage.yaml; change it there',
    )
    await saveSetting(context, 'service', { id: 'checkout', revision: 0, changes: { tier: 1 } })
    const [checkout] = await context.store.services.all()
    expect(checkout).toMatchObject({ id: 'checkout', tier: 1, trafficShare: 0.9 })
  })

  test('out of its limits is a fault with a line', async () => {
    const context = await smallCompany()
    await expect(withFile(context, 'assumptions:\n  halfLife: 0\n')).rejects.toThrow(
      'must be between 1 and 3652.5 days, not 0',
    )
  })

  test('a value of people that does not fit over a newer file is not in force', async () => {
    const context = await smallCompany()
    await setAssumption(context.store, 'assumedEffortLikely', 10)
    await withFile(context, 'assumptions: { assumedEffortHigh: 5 }\n')
    expect(await context.store.settings.assumptions()).toMatchObject({ assumedEffortLikely: 4, assumedEffortHigh: 5 })
  })
})

describe('services, teams and lenses', () => {
  test('a changed service changes the ranking, and is told again once it is taken back', async () => {
    const context = await smallCompany()
    const before = await orderOf(context)
    const draft = {
      kind: 'service',
      id: 'ledger',
      changes: { trafficShare: ratio(1), revenuePerMinute: null },
    } as const
    const preview = await previewSetting(context, draft, null)
    expect(await orderOf(context)).toEqual(before)
    await saveSetting(context, 'service', { id: 'ledger', revision: 0, changes: draft.changes })
    const after = await orderOf(context)
    expect(preview.moved.map(({ id, to }) => [id, to])).toEqual(
      after.flatMap((id, place) => (before[place] === id ? [] : [[id, place + 1]])),
    )
    await saveSetting(context, 'service', { id: 'ledger', revision: 1, changes: null })
    expect(await orderOf(context)).toEqual(before)
  })

  test('a capacity draws the cut line, and a preview names who comes above it', async () => {
    const context = await smallCompany()
    const changes = { title: 'Core', capacity: 4 }
    expect((await listSettings(context)).teams).toEqual([])
    await saveSetting(context, 'team', { id: 'core', revision: 0, changes })
    const { projects } = await rankProjects(context, QUESTION)
    expect(projects.map(({ aboveLine }) => aboveLine)).toEqual([true, false])
    const preview = await previewSetting(
      context,
      { kind: 'team', id: 'core', changes: { ...changes, capacity: 9 } },
      null,
    )
    expect(preview).toMatchObject({ moved: [], enters: [{ id: projects[1]?.id }], leaves: [] })
    const [team] = (await listSettings(context)).teams
    expect(team).toMatchObject({ isMade: true, origin: 'person', projects: 2, services: 2 })
    await expect(saveSetting(context, 'team', { id: 'core', revision: 1, changes: null })).rejects.toThrow(
      'core; change that first',
    )
  })

  test('a lens is made, orders the ranking under its name, and goes', async () => {
    const context = await smallCompany()
    const weights = { reliability: 0, revenue: 0, toil: 1, demand: 0 }
    await saveSetting(context, 'lens', { id: 'toil', revision: 0, changes: { title: 'Toil only', weights } })
    expect(await rankProjects(context, { ...QUESTION, lens: 'toil' })).toMatchObject({ lens: 'toil', weights })
    const twin = { id: 'twin', revision: 0, changes: { title: 'Toil only', weights } }
    await expect(saveSetting(context, 'lens', twin)).rejects.toThrow('there is a lens called "Toil only" already')
    await saveSetting(context, 'lens', { id: 'toil', revision: 1, changes: null })
    await expect(rankProjects(context, { ...QUESTION, lens: 'toil' })).rejects.toThrow('there is no lens "toil"')
    await expect(saveSetting(context, 'lens', { id: 'toil', revision: 9, changes: null })).rejects.toThrow(StaleChange)
  })

  test('a name in the evidence that is nobody’s service is offered, and is mapped once it is made', async () => {
    const context = await smallCompany()
    const { undeclared, services } = await listSettings(context)
    expect(undeclared).toMatchObject([{ id: 'nowhere', title: 'nowhere', uses: { incidents: 1 } }])
    expect(services.find(({ id }) => id === 'checkout')?.uses).toMatchObject({ incidents: 2, projects: 1 })
    await saveSetting(context, 'service', { id: 'nowhere', revision: 0, changes: { title: 'Nowhere' } })
    const after = await listSettings(context)
    expect(after.undeclared).toEqual([])
    expect(after.services.find(({ id }) => id === 'nowhere')).toMatchObject({ isMade: true, uses: { incidents: 1 } })
  })

  test('components stay services beside one that is made or changed', async () => {
    const context = await temporaryContext()
    await importCsv(context, 'incidents.csv', INCIDENTS_CSV)
    const told = (await context.store.services.all()).map(({ id }) => id)
    expect(told).toEqual(['checkout', 'ledger', 'nowhere'])
    await saveSetting(context, 'service', { id: 'ledger', revision: 0, changes: { trafficShare: ratio(0.1) } })
    await saveSetting(context, 'service', { id: 'edge', revision: 0, changes: { title: 'Edge' } })
    const after = await context.store.services.all()
    expect(after.map(({ id }) => id)).toEqual([...told, 'edge'])
    expect(after.find(({ id }) => id === 'ledger')?.trafficShare).toBe(0.1)
  })

  test.each([
    [{ id: 'checkuot', changes: { tier: 1 } }, 'there is no service "checkuot"; did you mean "checkout"?'],
    [{ id: 'checkout', changes: { dependsOn: ['checkout'] } }, 'a service cannot depend on itself'],
    [{ id: 'checkout', changes: { dependsOn: ['legder'] } }, 'there is no service "legder"; did you mean "ledger"?'],
    [{ id: 'unmapped', changes: { title: 'Rest' } }, '"unmapped" is kept for incidents without a service'],
  ])('%o is refused', async ({ id, changes }, message) => {
    const context = await smallCompany()
    await expect(saveSetting(context, 'service', { id, revision: 0, changes })).rejects.toThrow(message)
  })
})
