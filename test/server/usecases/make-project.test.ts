import { expect, test } from 'vitest'
import type { NewProject } from '../../../model/contract/editable.ts'
import { ratio } from '../../../model/quantity.ts'
import { readEditableProject, saveProject } from '../../../server/usecases/edit-project.ts'
import { listSources } from '../../../server/usecases/list-sources.ts'
import { makeProject, removeProject } from '../../../server/usecases/make-project.ts'
import { rankProjects } from '../../../server/usecases/rank-projects.ts'
import { StaleChange } from '../../../server/usecases/refused-request.ts'
import { removeSource, setUpSource } from '../../../server/usecases/set-up-source.ts'
import { importCsv, smallCompany } from '../../support/temporary-installation.ts'

const half = ratio(0.5)
const project = (title: string, changes: Partial<NewProject> = {}): NewProject => ({
  title,
  description: null,
  status: 'candidate',
  url: null,
  effort: [{ team: 'core', low: 1, likely: 2, high: 3 }],
  effects: [{ services: ['ledger'], frequency: { low: half, likely: half, high: half } }],
  dependsOn: [],
  ...changes,
})

test('a project that people make is ranked, edited and removed', async () => {
  const context = await smallCompany()
  const made = await makeProject(context, project('Replicate the ledger!'))
  expect(made).toMatchObject({ id: 'replicate-the-ledger', source: 'people', revision: 0, edit: null })
  const ids = async () =>
    (await rankProjects(context, { asOf: null, lens: null, weights: null })).projects.map(({ id }) => id)
  expect(await ids()).toContain('replicate-the-ledger')
  const { sources } = await listSources(context, new Map())
  expect(sources.find(({ id }) => id === 'people')).toMatchObject({ state: 'fresh' })

  await saveProject(context, { id: made.id, revision: 0, changes: { title: 'Copies' } })
  await expect(removeProject(context, made.id, 0)).rejects.toBeInstanceOf(StaleChange)
  expect(await removeProject(context, made.id, 1)).toMatchObject({ value: { title: 'Copies' } })
  expect(await ids()).not.toContain('replicate-the-ledger')

  // What was said of the first one says nothing of the next one of that name.
  const again = await makeProject(context, project('Replicate the ledger'))
  expect(again).toMatchObject({ id: made.id, value: { title: 'Replicate the ledger' }, revision: 2, edit: null })
})

test('titles that are alike get numbers, titles without a letter a name', async () => {
  const context = await smallCompany()
  const id = async (title: string) => (await makeProject(context, project(title))).id
  expect(await Promise.all([id('Canary'), id('Canary'), id('canary?')])).toEqual(
    expect.arrayContaining(['canary-2', 'canary-3', 'canary-4']),
  )
  expect(await id('!!!')).toBe('project')
  expect((await id('x'.repeat(400))).length).toBe(80)
})

test('what people made holds over a source that comes with the same id later', async () => {
  const context = await smallCompany()
  await makeProject(context, project('Rewrite'))
  await importCsv(
    context,
    'p.csv',
    'id,title,team,effort_low,effort_likely,effort_high\nrewrite,Other,core,1,1,1\n',
    'a',
  )
  expect(await readEditableProject(context, 'rewrite')).toMatchObject({ source: 'people', told: { title: 'Rewrite' } })
})

test('what a source tells of, and what others wait for, is not removed', async () => {
  const context = await smallCompany()
  await expect(removeProject(context, 'canary', 0)).rejects.toThrow('canary is told of by "csv"')
  const { id } = await makeProject(context, project('First'))
  await makeProject(context, project('Second', { dependsOn: [id] }))
  await expect(removeProject(context, id, 0)).rejects.toThrow('Second depends on first')
  await expect(makeProject(context, project('Third', { dependsOn: ['firts'] }))).rejects.toThrow(
    'there is no project "firts"',
  )
})

test('the source that people are is not taken and not removed like another', async () => {
  const context = await smallCompany()
  const setup = { id: 'people', type: 'statuspage', config: { url: 'https://status.example.com' } }
  await expect(setUpSource(context, setup)).rejects.toThrow('"people" is kept for')
  const rows = 'id,team,effort_low,effort_likely,effort_high\nown,core,1,2,3\n'
  await expect(importCsv(context, 'projects.csv', rows, 'people')).rejects.toThrow('"people" is kept for')
  await makeProject(context, project('Kept'))
  await expect(removeSource(context, 'people')).rejects.toThrow('cannot be removed whole')
})
