import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkFile } from '../../../server/usecases/check-file.ts'
import { INCIDENTS_CSV, temporaryFolder } from '../../support/temporary-installation.ts'

const check = async (name: string, text: string) => {
  const file = join(await temporaryFolder(), name)
  await writeFile(file, text)
  return checkFile(file, {})
}

test('a file is checked as what it is', async () => {
  expect(await check('incidents.csv', INCIDENTS_CSV)).toEqual({ kind: 'CSV', rows: 4, faults: [] })
  expect(await check('leverage.yaml', 'company: Example\n')).toEqual({ kind: 'configuration', rows: null, faults: [] })
  expect(await check('page.json', '{"page":{},"incidents":[]}')).toMatchObject({ kind: 'Statuspage', rows: 0 })
  const slo = `apiVersion: openslo/v1
kind: Service
metadata: { name: checkout, displayName: Checkout }
spec: {}
`
  expect(await check('slo.yaml', slo)).toMatchObject({ kind: 'OpenSLO', faults: [] })
})

test('bad rows are told with their place', async () => {
  const { faults } = await check('incidents.csv', `${INCIDENTS_CSV}i9,No start,,,,major,checkout,,deploy,\n`)
  expect(faults.map(({ place }) => place)).toEqual([expect.stringContaining('incidents.csv line 6')])
})
