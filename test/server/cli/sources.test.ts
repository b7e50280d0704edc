import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pageIncident, sendJson } from '../../faults/upstream.ts'
import { runCommand } from '../../support/run-command.ts'
import { INCIDENTS_CSV, temporaryFolder } from '../../support/temporary-installation.ts'
import { serve } from '../sources/reading.ts'

const PAGE = JSON.stringify({ page: {}, incidents: [pageIncident(1), pageIncident(2)] })

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

test('sources that fail hold up no other, end the command with their code, and are told of afterwards', async () => {
  const refusing = await serve((_request, response) => sendJson(response, {}, 401))
  const limiting = await serve((_request, response) => sendJson(response, {}, 429, { 'retry-after': '9000' }))
  const well = await serve((_request, response) => response.end(PAGE))
  const folder = await folderWith({
    'leverage.yaml': `sources:
  - { id: first, type: statuspage, url: '${refusing}' }
  - { id: limited, type: statuspage, url: '${limiting}' }
  - { id: page, type: statuspage, url: '${well}' }
`,
  })
  const synced = await runCommand(folder, ['sync'])
  expect([synced.code, synced.stdout]).toEqual([
    5,
    'page: 2 rows read: 2 new, 0 changed, 0 unchanged, 0 in quarantine\n',
  ])
  expect(synced.stderr).toMatch(/^leverage: .*"first".* answered status 401/m)
  expect(synced.stderr).toMatch(/^leverage: .*"limited".* takes no more requests/m)

  const { code, stdout, stderr } = await runCommand(folder, ['sources'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^first +statuspage +failed/m)
  expect(stdout).toMatch(/^page +statuspage +fresh .* 2 +0 +0 +2024-01-01 to /m)
  expect(stderr).toMatch(/"first".* answered status 401/)
  expect(stderr).toMatch(
    new RegExp(`^${new URL(limiting).host} answered status 429: nothing is sent there before \\d{4}-`, 'm'),
  )
  expect((await runCommand(folder, ['sync', 'page'])).code).toBe(0)
})

test('what is described is pulled in the place of the demo company, and a source that there is not takes nothing out', async () => {
  const folder = await folderWith({})
  await runCommand(folder, ['demo'])
  const demo = await runCommand(folder, ['sources'])
  expect(await runCommand(folder, ['sync', 'nothing'])).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/^leverage: there is no source "nothing"; [^\n]*\n$/),
  })
  expect(await runCommand(folder, ['sources'])).toEqual(demo)

  const url = await serve((_request, response) => response.end(PAGE))
  await writeFile(join(folder, 'leverage.yaml'), `sources: [{ id: page, type: statuspage, url: '${url}' }]\n`)
  const synced = await runCommand(folder, ['sync'])
  expect(synced).toMatchObject({ code: 0, stdout: expect.stringMatching(/^page: 2 rows read/) })
  expect(synced.stderr).toBe('The demo company was taken out.\n')
  expect((await runCommand(folder, ['sources'])).stdout).not.toContain('tidewater')
})

test('files go to the one source of their kind that is configured, unless another id is given', async () => {
  const url = 'https://status.example.com'
  const folder = await folderWith({
    'leverage.yaml': `sources: [{ id: our-page, type: statuspage, url: '${url}' }]\n`,
    'page.json': PAGE,
  })
  expect((await runCommand(folder, ['import', 'statuspage', 'page.json'])).stdout).toMatch(/^our-page: 2 rows read/)
  const other = await runCommand(folder, ['import', 'statuspage', '--source', 'old-page', 'page.json'])
  expect(other.stdout).toMatch(/^old-page: 2 rows read/)
})

test('of many rows that are put aside ten are named and the others counted', async () => {
  const rows = Array.from(
    { length: 60 },
    (_, n) => `r${n},Row ${n},${n < 12 ? 'once' : '2025-12-02T10:00:00Z'},,,minor,,,,\n`,
  )
  const folder = await folderWith({ 'incidents.csv': INCIDENTS_CSV + rows.join('') })
  const { stderr } = await runCommand(folder, ['import', 'csv', 'incidents.csv'])
  expect(stderr.match(/incidents\.csv line \d+: /g)).toHaveLength(10)
  expect(stderr).toContain('\n  and 2 more\n')
})
