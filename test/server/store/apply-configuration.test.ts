import { expect, test } from 'vitest'
import { DEFAULT_LENSES } from '../../../model/evidence/lens.ts'
import { money, ratio } from '../../../model/quantity.ts'
import type { ConfigurationEvidence } from '../../../server/store/configuration-evidence.ts'
import { setAssumption } from '../../support/set-assumption.ts'
import { page, record } from './sample-evidence.ts'
import { temporaryStore } from './temporary-store.ts'

const service = (id: string, title = id) => ({
  id,
  title,
  tier: null,
  team: null,
  trafficShare: ratio(0.5),
  revenuePerMinute: money(10),
  dependsOn: [],
})
const empty: ConfigurationEvidence = {
  company: null,
  demo: false,
  currency: null,
  assumptions: {},
  services: [],
  rules: [],
  teams: [],
  projects: [],
  lenses: [],
  places: { file: 'leverage.yaml', lines: {} },
  sources: [],
}
const full: ConfigurationEvidence = {
  ...empty,
  company: 'Acme',
  currency: 'EUR',
  assumptions: { halfLife: 60 },
  services: [service('web'), service('api')],
  rules: [
    { label: 'db', cause: 'database' },
    { title: 'deploy', cause: 'deploy' },
  ],
  teams: [{ id: 'core', title: 'Core', capacity: null }],
  projects: [
    {
      id: 'retries',
      title: 'Retries',
      description: null,
      status: 'candidate',
      url: null,
      effort: [{ team: 'core', low: 1, likely: 2, high: 3 }],
      effects: [],
      dependsOn: [],
    },
  ],
  lenses: [
    { id: 'ours', title: 'Ours', weights: { reliability: 1, revenue: 0, toil: 0, demand: 0 } },
    { id: 'a', title: 'A', weights: { reliability: 0, revenue: 1, toil: 0, demand: 0 } },
  ],
  sources: [
    {
      id: 'github',
      type: 'statuspage',
      title: 'GitHub',
      schedule: null,
      config: { url: 'https://www.githubstatus.com' },
    },
  ],
}

test('what the file states is in force, in its order', async () => {
  const { store } = await temporaryStore()
  expect(await store.applyConfiguration(full, 'h1')).toBe(true)
  expect(await store.settings.get()).toEqual({
    company: 'Acme',
    demo: false,
    demoLeft: false,
    currency: 'EUR',
    assumptions: { halfLife: 60 },
  })
  expect((await store.services.all()).map(({ id }) => id)).toEqual(['api', 'web'])
  expect(await store.teams.all()).toEqual(full.teams)
  expect(await store.projects.all()).toEqual(full.projects.map((project) => ({ ...project, source: 'configuration' })))
  expect(await store.rules.all()).toEqual(full.rules)
  expect(await store.lenses.all()).toEqual(full.lenses)
  expect(await store.sources.find('github')).toMatchObject({
    type: 'statuspage',
    config: { url: 'https://www.githubstatus.com' },
  })
})

test('the same file again changes nothing', async () => {
  const { store } = await temporaryStore()
  await store.applyConfiguration(full, 'h1')
  const version = await store.evidenceVersion()
  expect(await store.applyConfiguration(full, 'h1')).toBe(false)
  expect(await store.evidenceVersion()).toBe(version)
  expect(await store.applyConfiguration(full, 'h2')).toBe(true)
  expect(await store.evidenceVersion()).toBeGreaterThan(version)
})

test('a later file replaces what an earlier one put there and nothing else', async () => {
  const { store, run } = await temporaryStore()
  const imported = { kind: 'service', value: service('imported'), externalId: 'imported', raw: '' } as const
  await store.ingest.page(page(run, [record('a'), imported]))
  await store.settings.set({ company: 'Set by a person' })
  await setAssumption(store, 'drift', 1)
  await setAssumption(store, 'halfLife', 30)
  await store.applyConfiguration(full, 'h1')
  expect(await store.settings.get()).toMatchObject({ company: 'Acme', assumptions: { drift: 1, halfLife: 60 } })
  const { id: github } = await store.runs.start('github')
  await store.ingest.page(page(github, [record('x', { source: 'github' })], { source: 'github', cursor: 4 }))

  await store.applyConfiguration({ ...empty, services: [service('web', 'Web, renamed')] }, 'h2')
  expect((await store.services.all()).map(({ title }) => title)).toEqual(['imported', 'Web, renamed'])
  expect(await store.teams.all()).toEqual([])
  expect(await store.projects.all()).toEqual([])
  expect(await store.lenses.all()).toEqual(DEFAULT_LENSES)
  expect(await store.rules.all()).toEqual([])
  expect(await store.settings.get()).toEqual({
    company: 'Set by a person',
    demo: false,
    demoLeft: false,
    currency: null,
    assumptions: { drift: 1, halfLife: 30 },
  })
  expect(await store.incidents.all()).toHaveLength(2)
  expect(await store.sources.find('github')).toMatchObject({ config: null, cursor: 4, rows: 1 })
})

test('a file that breaks a rule leaves the earlier one in force', async () => {
  const { store } = await temporaryStore()
  await store.applyConfiguration(full, 'h1')
  const broken = { ...empty, services: [{ ...service('web'), trafficShare: ratio(35) }] }
  await expect(store.applyConfiguration(broken, 'h2')).rejects.toMatchObject({ code: 'refused-row' })
  expect((await store.services.all()).map(({ id }) => id)).toEqual(['api', 'web'])
  expect(await store.applyConfiguration(full, 'h1')).toBe(false)
})

test('a setting that is taken back is gone', async () => {
  const { store } = await temporaryStore()
  await store.settings.set({ company: 'Acme', demo: true })
  await store.settings.set({ company: null })
  expect(await store.settings.get()).toEqual({
    company: null,
    demo: true,
    demoLeft: false,
    currency: null,
    assumptions: {},
  })
})
