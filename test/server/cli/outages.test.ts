import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../support/run-command.ts'
import { INCIDENTS_CSV, SERVICES_CSV, temporaryFolder } from '../../support/temporary-installation.ts'

const PAGE = `id,title,started_at,resolved_at,severity,services
p1,Checkout fails,2025-12-01T10:03:00Z,2025-12-01T11:20:00Z,critical,checkout
`

test('outages are listed with the reason, merged and split', async () => {
  const folder = await temporaryFolder()
  const files = { 'services.csv': SERVICES_CSV, 'incidents.csv': INCIDENTS_CSV, 'page.csv': PAGE }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  await runCommand(folder, ['import', 'csv', 'services.csv', 'incidents.csv'])
  await runCommand(folder, ['import', 'csv', 'page.csv', '--source', 'page'])
  const outages = (...words: string[]) => runCommand(folder, ['outages', ...words])
  expect((await outages()).stdout).toMatch(/csv\/i1 page\/p1 {2,}start 3 min apart, both on Checkout/)
  expect(await outages('merge', 'page/p1', 'csv/i1')).toMatchObject({
    code: 0,
    stdout: 'page/p1 and csv/i1 count as one outage. leverage outages split page/p1 takes it apart again.\n',
  })
  expect(JSON.parse((await outages('--format', 'json')).stdout)).toMatchObject({ proposed: 0, merged: { outages: 1 } })
  expect((await outages('split', 'csv/i1')).stdout).toMatch(/count each by itself/)
  expect(JSON.parse((await outages('--format', 'json')).stdout)).toMatchObject({ proposed: 0, merged: { outages: 0 } })
  const single = await outages('split', 'csv/i1')
  expect([single.code, single.stderr]).toEqual([
    2,
    expect.stringContaining('"csv/i1" is no outage of several incidents'),
  ])
  const refused = await outages('merge', 'csv/i1', 'csv/none')
  expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('there is no incident "csv/none"')])
})
