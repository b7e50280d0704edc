import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { objective } from '../../../model/format.ts'
import { runCommand } from '../../support/run-command.ts'
import { temporaryFolder } from '../../support/temporary-installation.ts'
import { fixture } from '../sources/reading.ts'

const SERVICES = 'id,title,traffic_share\ncheckout,Checkout,0.5\nsearch-api,Search API,0.5\n'

/** A folder with services, and the definitions of the shop in `slos`. */
async function shop(): Promise<string> {
  const folder = await temporaryFolder()
  await cp(fixture('openslo/shop'), join(folder, 'slos'), { recursive: true })
  await writeFile(join(folder, 'services.csv'), SERVICES)
  return folder
}

test('a folder of objectives is imported, again without change, and shown beside its service', async () => {
  const folder = await shop()
  await runCommand(folder, ['import', 'csv', 'services.csv'])
  const imported = await runCommand(folder, ['import', 'openslo', 'slos'])
  expect(imported).toMatchObject({ code: 0, stderr: '' })
  expect(imported.stdout).toContain('openslo: 9 rows read: 3 new, 0 changed, 0 unchanged, 0 in quarantine, 7 left out')
  const again = await runCommand(folder, ['import', 'openslo', 'slos'])
  expect(again.stdout).toContain('0 new, 0 changed, 3 unchanged')

  const services = await runCommand(folder, ['services'])
  expect(services).toMatchObject({ code: 0, stderr: '' })
  expect(services.stdout).toMatch(/^Service +Team +Objective +Incidents/)
  expect(services.stdout).toMatch(/^Checkout +99\.9% over 28 d, 99\.9% over 30\.4 d and 1 more +0 /m)
  expect(services.stdout).toMatch(/^Search API +0 /m)
})

test('an objective finds its service by title, and one without a service is told', async () => {
  const folder = await shop()
  const definition = (await readFile(join(folder, 'slos/checkout.yaml'), 'utf8')).split('---')[1] ?? ''
  await writeFile(
    join(folder, 'slos/checkout.yaml'),
    definition.replace('service: checkout', 'service: Search API').replace('service: checkout', 'service: gone'),
  )
  await runCommand(folder, ['import', 'csv', 'services.csv'])
  await runCommand(folder, ['import', 'openslo', 'slos'])
  const { stdout, stderr } = await runCommand(folder, ['services'])
  expect(stdout).toMatch(/^Search API +99\.9% over 28 d /m)
  expect(stderr).toBe(
    '2 objectives are for services that are not in this list: gone. Name these services in leverage.yaml or in a services file.\n',
  )
})

test('what is refused is told with file, line and what to write', async () => {
  const folder = await shop()
  const path = join(folder, 'slos/checkout.yaml')
  await writeFile(path, (await readFile(path, 'utf8')).replace('target: 0.999', 'target: 99.9'))
  const imported = await runCommand(folder, ['import', 'openslo', 'slos'])
  expect(imported.code).toBe(0)
  expect(imported.stdout).toContain('2 new, 0 changed, 0 unchanged, 1 in quarantine')
  expect(imported.stderr).toContain(
    'slos/checkout.yaml line 6: spec.objectives[0].target is 99.9; write a share below 1, or targetPercent: 99.9',
  )
  expect((await runCommand(folder, ['import', 'openslo', 'nowhere'])).code).toBe(3)
})

test('a folder in leverage.yaml is synced, its path relative to that file', async () => {
  const folder = await shop()
  await writeFile(
    join(folder, 'leverage.yaml'),
    'sources: [{ id: promises, type: openslo, files: [slos] }]\nservices: [{ id: checkout, title: Checkout }]\n',
  )
  const synced = await runCommand(folder, ['sync', 'promises'])
  expect(synced.stderr).toBe('')
  expect(synced.stdout).toContain('promises: 9 rows read: 3 new')
})

test.each([
  [0.999, 28, '99.9% over 28 d'],
  [0.9999999, 365.25, '99.99999% over 365.3 d'],
  [0.9, 1 / 24, '90% over 1 h'],
  [0, 30.4375, '0% over 30.4 d'],
])('%d over %d days reads %s', (share, window, expected) => {
  expect(objective(share, window)).toBe(expected)
})
