import { expect, test } from 'vitest'
import { sourceTrialSchema } from '../../../model/contract/source-setup.ts'
import { importCsv, SERVICES_CSV } from '../../support/temporary-installation.ts'
import { answered, host, hostThat, PAGE, servedSources } from './served-sources.ts'

const { ask, context, finished } = servedSources()

test('in an empty installation rows are shown as saving would have them: each named component is a service', async () => {
  const url = await host({ status: 200, body: PAGE })
  const setup = { id: 'page', type: 'statuspage', title: 'Page', config: { url } }
  const services = async () => {
    const { rows } = await answered(sourceTrialSchema, ask('POST', '/source-trials', setup))
    return rows.flatMap(({ outcome, service }) => (outcome === 'taken' ? [service] : []))
  }
  const shown = await services()
  expect(shown).toEqual(['checkout', 'elsewhere'])
  await ask('POST', '/sources', setup)
  await ask('POST', '/sources/page/sync')
  await finished('page')
  expect((await context().store.services.all()).map(({ id }) => id)).toEqual(shown)
})

test('beside the demo company rows are shown as they will be without it: by their own components', async () => {
  await importCsv(context(), 'services.csv', SERVICES_CSV)
  await context().store.settings.set({ demo: true })
  const url = await host({ status: 200, body: PAGE })
  const setup = { id: 'page', type: 'statuspage', title: 'Page', config: { url } }
  const { rows } = await answered(sourceTrialSchema, ask('POST', '/source-trials', setup))
  const shown = rows.flatMap(({ outcome, service }) => (outcome === 'taken' ? [service] : []))
  expect(shown).toEqual(['checkout', 'elsewhere'])
  await ask('POST', '/demo/leave')
  await ask('POST', '/sources', setup)
  await ask('POST', '/sources/page/sync')
  await finished('page')
  expect((await context().store.services.all()).map(({ id }) => id)).toEqual(shown)
})

test('a trial takes no longer an answer than a sync does, and asks no host that asked for silence', async () => {
  const endless = await hostThat((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100_000_001 })
    response.write('{')
  })
  const setup = { id: 'status', type: 'statuspage', config: { url: endless } }
  expect((await answered(sourceTrialSchema, ask('POST', '/source-trials', setup))).problem).toMatchObject({
    code: 'unexpected-answer',
    message: expect.stringContaining('has 100000001 bytes; at most 100000000 are taken'),
  })

  let requests = 0
  const busy = await hostThat((_, response) => {
    requests += 1
    response.writeHead(429, { 'retry-after': '600' }).end()
  })
  const other = { ...setup, config: { url: busy } }
  const tried = async () => (await answered(sourceTrialSchema, ask('POST', '/source-trials', other))).problem
  expect(await tried()).toMatchObject({ code: 'rate-limited' })
  const asked = requests
  expect(await tried()).toMatchObject({ code: 'rate-limited', message: expect.stringContaining('no more requests') })
  expect(requests).toBe(asked)
})
