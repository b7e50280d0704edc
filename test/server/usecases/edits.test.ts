import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { minutes, ratio } from '../../../model/quantity.ts'
import { readConfiguration } from '../../../server/configuration/read-configuration.ts'
import { rankingText } from '../../../server/export/ranking.ts'
import {
  amendIncidents,
  readEditableIncident,
  saveIncident,
  saveIncidents,
} from '../../../server/usecases/edit-incidents.ts'
import { readEditableProject, saveProject } from '../../../server/usecases/edit-project.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { rankProjects } from '../../../server/usecases/rank-projects.ts'
import { StaleChange } from '../../../server/usecases/refused-request.ts'
import { QUESTION } from '../../support/question.ts'
import { INCIDENTS_CSV, importCsv, PROJECTS_CSV, smallCompany } from '../../support/temporary-installation.ts'

const i1 = 'csv/i1'

test('what a person says of an incident counts, and taking it back brings back what the source says', async () => {
  const context = await smallCompany()
  const heard: unknown[] = []
  context.events.subscribe((event) => heard.push(event))
  const before = await readEditableIncident(context, i1)
  expect(before).toMatchObject({
    title: 'Deploy broke checkout',
    value: { cause: 'deploy', services: ['checkout'], share: 0.4, durationConfirmed: false, risk: null },
    revision: 0,
    edit: null,
  })
  const saved = await saveIncident(context, {
    id: i1,
    revision: 0,
    changes: { cause: 'database', services: ['ledger'], share: ratio(0.1) },
  })
  expect(saved).toMatchObject({
    value: { cause: 'database', services: ['ledger'], share: 0.1 },
    told: before.told,
    revision: 1,
    edit: { told: { cause: 'deploy', services: ['checkout'], share: 0.4 }, apart: [] },
    former: null,
  })
  expect(heard).toEqual([{ type: 'evidence-changed', evidenceVersion: await context.store.evidenceVersion() }])
  const loss = (await loadEvidence(context, null)).losses.find(({ incident }) => incident === i1)
  // An hour in which a tenth of the customers failed.
  expect(loss).toMatchObject({ service: 'ledger', cause: 'database', minutes: minutes(6) })

  const undone = await saveIncident(context, { id: i1, revision: 1, changes: saved.former })
  expect(undone).toMatchObject({ value: before.value, revision: 2, edit: null, former: { cause: 'database' } })
  const redone = await saveIncident(context, { id: i1, revision: 2, changes: undone.former })
  expect(redone).toMatchObject({ value: saved.value, revision: 3 })
})

test('of two who write at once, one is kept and the other is shown it', async () => {
  const context = await smallCompany()
  const save = (low: number) =>
    saveProject(context, {
      id: 'canary',
      revision: 0,
      changes: { effort: [{ team: 'core', low, likely: 10, high: 20 }] },
    })
  const [one, other] = await Promise.allSettled([save(1), save(2)])
  const kept = [one, other].find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<{ value: unknown }>
  const refused = [one, other].find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(refused.reason).toBeInstanceOf(StaleChange)
  const now = await readEditableProject(context, 'canary')
  expect(kept.value.value).toEqual(now.value)
  expect((refused.reason as StaleChange).current).toEqual({ revision: 1, changes: now.edit?.changes })
})

test('the same said of many keeps what was said of each before, and is undone in one go', async () => {
  const context = await smallCompany()
  await saveIncident(context, { id: i1, revision: 0, changes: { share: ratio(0.2) } })
  const of = (id: string, revision: number) => ({ id, revision })
  const incidents = [of(i1, 1), of('csv/i2', 0), of('csv/i3', 0)]
  const amended = await amendIncidents(context, { incidents, changes: { cause: 'capacity' } })
  expect(amended.map(({ id, revision, edit, former }) => [id, revision, edit?.changes, former])).toEqual([
    [i1, 2, { share: 0.2, cause: 'capacity' }, { share: 0.2 }],
    ['csv/i2', 1, { cause: 'capacity' }, null],
    ['csv/i3', 1, { cause: 'capacity' }, null],
  ])
  const stale = amendIncidents(context, { incidents: [of('csv/i2', 1), of(i1, 1)], changes: { cause: 'deploy' } })
  await expect(stale).rejects.toMatchObject({
    current: [{ id: i1, revision: 2, changes: { share: 0.2, cause: 'capacity' } }],
  })
  expect((await readEditableIncident(context, 'csv/i2')).revision).toBe(1)
  const undone = await saveIncidents(
    context,
    amended.map(({ id, revision, former }) => ({ id, revision, changes: former })),
  )
  expect(undone.map(({ value, edit }) => [value.cause, edit?.changes ?? null])).toEqual([
    ['deploy', { share: 0.2 }],
    ['database', null],
    ['unknown', null],
  ])
})

test('what is said of many does not settle other fields that the source has changed since', async () => {
  const context = await smallCompany()
  await saveIncident(context, { id: i1, revision: 0, changes: { share: ratio(0.2) } })
  await importCsv(context, 'incidents.csv', INCIDENTS_CSV.replace(',0.4,', ',0.9,'))
  const [amended] = await amendIncidents(context, {
    incidents: [{ id: i1, revision: 1 }],
    changes: { cause: 'capacity' },
  })
  expect(amended).toMatchObject({ told: { share: 0.9 }, edit: { told: { share: 0.4 }, apart: ['share'] } })
})

test('an edit holds over what the source says later, and both are shown', async () => {
  const context = await smallCompany()
  await saveProject(context, { id: 'canary', revision: 0, changes: { title: 'Canaries', status: 'planned' } })
  await importCsv(context, 'projects.csv', PROJECTS_CSV.replace('Canary deploys', 'Canary everything'))
  expect(await readEditableProject(context, 'canary')).toMatchObject({
    source: 'csv',
    value: { title: 'Canaries', status: 'planned' },
    told: { title: 'Canary everything', status: 'candidate' },
    edit: { told: { title: 'Canary deploys' }, apart: ['title'] },
  })
  expect((await loadEvidence(context, null)).notes.map(({ code }) => code)).toContain('edited-apart')
})

test('what leverage.yaml says of a project is edited like what any source says', async () => {
  const context = await smallCompany()
  const apply = async (title: string) => {
    const file = join(context.folder, 'leverage.yaml')
    await writeFile(
      file,
      `projects: [{ id: canary, title: ${title}, team: core, effort: { low: 2, likely: 3, high: 5 } }]`,
    )
    const reading = await readConfiguration(file, {})
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
    await context.store.applyConfiguration(reading.evidence, reading.hash)
  }
  await apply('Stated')
  await saveProject(context, { id: 'canary', revision: 0, changes: { title: 'Mine' } })
  await apply('Restated')
  expect(await readEditableProject(context, 'canary')).toMatchObject({
    source: 'configuration',
    value: { title: 'Mine' },
    told: { title: 'Restated' },
    edit: { apart: ['title'] },
  })
})

test('a project that only a RICE sheet names can be edited', async () => {
  const context = await smallCompany()
  await importCsv(context, 'rice.csv', 'id,title,reach,impact,confidence,effort\nsheet,Of the sheet,10,1,0.5,1\n')
  await saveProject(context, { id: 'sheet', revision: 0, changes: { title: 'Named' } })
  expect(await readEditableProject(context, 'sheet')).toMatchObject({ source: null, value: { title: 'Named' } })
  expect((await loadEvidence(context, null)).projects.map(({ title }) => title)).toContain('Named')
})

test('an edited project is the same in ranking and export, and its own evidence is as it was', async () => {
  const context = await smallCompany()
  await saveProject(context, {
    id: 'index',
    revision: 0,
    changes: { title: 'Partition the ledger', effort: [{ team: 'core', low: 4, likely: 4, high: 4 }] },
  })
  const report = await rankProjects(context, QUESTION)
  const index = report.projects.find(({ id }) => id === 'index')
  expect(index).toMatchObject({ title: 'Partition the ledger', effort: { mean: 4 } })
  expect(rankingText(report, 'csv').text).toContain('Partition the ledger')
  await importCsv(context, 'incidents.csv', INCIDENTS_CSV)
  expect(await rankProjects(context, QUESTION)).toEqual(report)
})

test('names that nobody knows are refused, each where it stands', async () => {
  const context = await smallCompany()
  const incident = (changes: Parameters<typeof saveIncident>[1]['changes']) =>
    saveIncident(context, { id: i1, revision: 0, changes })
  const project = (dependsOn: string[], id = 'canary') =>
    saveProject(context, { id, revision: 0, changes: { dependsOn } })
  await expect(incident({ services: ['checkout', 'legder'], risk: 'fire' })).rejects.toMatchObject({
    code: 'invalid-request',
    errors: [
      { path: 'changes.services', message: 'there is no service "legder"; did you mean "ledger"?' },
      { path: 'changes.risk', message: 'there is no risk "fire"' },
    ],
  })
  await expect(project(['indx'])).rejects.toThrow('there is no project "indx"; did you mean "index"?')
  await expect(project(['canary'])).rejects.toThrow('cannot depend on itself')
  await project(['index'])
  await expect(project(['canary'], 'index')).rejects.toThrow('index -> canary -> index')
  await expect(readEditableIncident(context, 'csv/none')).rejects.toMatchObject({ code: 'not-found' })
  await expect(readEditableProject(context, 'none')).rejects.toMatchObject({ code: 'not-found' })
})
