import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { rankingSchema } from '../../../model/contract/ranking.ts'
import { runLeverage, startLeverage } from '../../support/command-line.ts'
import { runCommand } from '../../support/run-command.ts'
import { INCIDENTS_CSV, PROJECTS_CSV, SERVICES_CSV, temporaryFolder } from '../../support/temporary-installation.ts'

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}
const COMPANY = { 'services.csv': SERVICES_CSV, 'incidents.csv': INCIDENTS_CSV, 'projects.csv': PROJECTS_CSV }
const company = () => folderWith(COMPANY)
const IMPORT_ALL = ['import', 'csv', 'services.csv', 'incidents.csv', 'projects.csv']
const importAll = (folder: string) => runCommand(folder, IMPORT_ALL)

test('import, then rank: the same bytes twice, nothing on standard error', async () => {
  const folder = await company()
  const imported = await runLeverage(folder, IMPORT_ALL)
  expect(imported).toEqual({
    code: 0,
    stderr: '',
    stdout: 'csv: 8 rows read: 8 new, 0 changed, 0 unchanged, 0 in quarantine\n',
  })
  const rank = () => runLeverage(folder, ['rank', '--as-of', '2026-01-01', '--lens', 'engineering', '--format', 'json'])
  const [first, second] = [await rank(), await rank()]
  expect(first).toEqual(second)
  expect(first.stderr).toBe('')
  const report = rankingSchema.parse(JSON.parse(first.stdout))
  expect(report).toMatchObject({ asOf: '2026-01-01T00:00:00.000Z', lens: 'engineering' })
  expect(report.projects.map(({ id }) => id)).toEqual(['canary', 'index'])
})

describe('what was imported once', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leverage-test-'))
    for (const [name, text] of Object.entries(COMPANY)) await writeFile(join(folder, name), text)
    await importAll(folder)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('is ranked as of today 00:00 UTC when no date is given', async () => {
    const { stdout } = await runCommand(folder, ['rank', '--format', 'json'])
    expect(JSON.parse(stdout).asOf).toBe(`${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`)
  })

  test.each([
    ['table', /canary|Canary deploys/],
    ['csv', /^rank,tier,id/],
    ['markdown', /\| 1 \| 1 \| Canary deploys/],
  ])('is ranked as %s', async (format, expected) => {
    expect((await runCommand(folder, ['rank', '--as-of', '2026-01-01', '--format', format])).stdout).toMatch(expected)
  })

  test('is listed by services and looked over by doctor', async () => {
    const services = await runCommand(folder, ['services'])
    expect(services.stdout).toMatch(/Checkout {2,}core/)
    const doctor = await runCommand(folder, ['doctor'])
    expect(doctor.code).toBe(0)
    expect(doctor.stdout).toContain('good  database:')
    expect(doctor.stdout).toContain('look  mapping: 1 incident of no known service')
  })
})

test.each([
  ['no command that exists', ['fly'], 2, "unknown command 'fly'"],
  ['a format that does not exist', ['rank', '--format', 'xml'], 2, 'Allowed choices are table, json, csv, markdown'],
  ['a date that is none', ['rank', '--as-of', 'yesterday'], 2, 'Give a date such as 2025-01-01'],
  ['an unknown lens', ['rank', '--lens', 'none'], 3, 'there is no lens "none"'],
  ['an unknown source', ['import', 'fax', 'a.csv'], 3, 'There are: statuspage, statuspage-manage, google-cloud, csv'],
  ['a file that is not there', ['import', 'csv', 'none.csv'], 3, 'none.csv'],
  ['a source that is not there', ['sync', 'none'], 3, 'there is no source "none"'],
  ['nothing to sync', ['sync'], 3, 'there is no source to pull'],
])('%s ends with its own code and says what to do', async (_, words, code, said) => {
  const result = await runCommand(await temporaryFolder(), words)
  expect(result.code).toBe(code)
  expect(result.stderr).toContain(said)
  expect(result.stdout).toBe('')
})

test('every command has help', async () => {
  const folder = await temporaryFolder()
  const { stdout } = await runCommand(folder, ['--help'])
  for (const name of ['start', 'demo', 'import', 'sync', 'check', 'rank', 'services', 'doctor']) {
    expect(stdout).toContain(`  ${name} `)
    expect((await runCommand(folder, [name, '--help'])).stdout).toMatch(new RegExp(`^Usage: leverage ${name}`))
  }
})

test('bad rows are put aside with line and reason, the rest is kept', async () => {
  const folder = await folderWith({
    'incidents.csv': `${INCIDENTS_CSV}i9,Ends early,2025-12-01T10:00:00Z,,2025-12-01T09:00:00Z,major,checkout,,deploy,\n`,
  })
  const imported = await runCommand(folder, ['import', 'csv', 'incidents.csv'])
  expect(imported.code).toBe(0)
  expect(imported.stdout).toContain('4 new, 0 changed, 0 unchanged, 1 in quarantine')
  expect(imported.stderr).toContain('incidents.csv line 6: ')
})

describe('a configuration with faults', () => {
  const yaml = `services:
  - { id: shop, titel: Shop }
projects:
  - id: a
    title: A
    team: core
    effort: { low: 3, likely: 2, high: 5 }
    effects: [{ frequency: { low: 0.1, likely: 0.5, high: 60 } }]
`
  test('check names each with line and column', async () => {
    const folder = await folderWith({ 'leverage.yaml': yaml })
    const { code, stderr } = await runCommand(folder, ['check', 'leverage.yaml'])
    expect(code).toBe(3)
    expect(stderr).toMatch(/leverage\.yaml:2:\d+: .*titel.*title/)
    expect(stderr).toMatch(/leverage\.yaml:7:\d+: .*low \(3\) is above likely \(2\)/)
    expect(stderr).toMatch(/leverage\.yaml:8:\d+: .*write 0\.6 for 60%/)
    expect(stderr).toContain('3 faults')
  })

  test('no other command runs with it', async () => {
    const folder = await folderWith({ 'leverage.yaml': yaml })
    const { code, stderr } = await runCommand(folder, ['rank'])
    expect(code).toBe(3)
    expect(stderr).toContain('3 faults in the configuration')
  })
})

describe('a database that cannot be used', () => {
  test('a file that is no database is refused and left as it is', async () => {
    const folder = await folderWith({ 'leverage.db': 'these are my notes, not a database, and they are long enough' })
    const { code, stderr } = await runLeverage(folder, ['rank'])
    expect(code).toBe(4)
    expect(stderr).toContain('not a SQLite database')
  })

  test('one written by a newer Leverage is refused', async () => {
    const folder = await temporaryFolder()
    await runCommand(folder, ['doctor'])
    const database = new Database(join(folder, 'leverage.db'))
    database.pragma('user_version = 999')
    database.close()
    const { code, stderr } = await runCommand(folder, ['rank'])
    expect(code).toBe(4)
    expect(stderr).toMatch(/newer/)
  })

  test('a folder is refused', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'leverage.db'))
    expect((await runCommand(folder, ['rank'])).code).toBe(4)
  })
})

describe('start', () => {
  test('serves the demo company on an empty database, prints where, and ends when asked', async () => {
    const child = startLeverage(await temporaryFolder(), ['start'], { PORT: '0' })
    onTestFinished(() => void child.kill('SIGKILL'))
    const [line] = (
      await new Promise<string>((resolve, reject) => {
        child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()))
        child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
      })
    ).split('\n')
    expect(line).toMatch(/^Tidewater Payments, the invented demo company, is at http:\/\/127\.0\.0\.1:\d+$/)
    const address = line?.split(' ').at(-1)
    expect(await (await fetch(`${address}/api/v1/status`)).json()).toMatchObject({
      demo: true,
      company: 'Tidewater Payments',
    })
    const page = await fetch(`${address}/`)
    expect(await page.text()).toContain('<div id="root">')
    child.removeAllListeners('exit')
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  test('a port that is taken is named, with another to try', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const { code, stderr } = await runLeverage(await company(), ['start'], { PORT: String(port) })
    expect(code).toBe(6)
    expect(stderr).toContain(`127.0.0.1:${port} is taken`)
    expect(stderr).toContain(`PORT=${port + 1} npm start`)
  })

  test.each([
    ['HOST', '0.0.0.0', 'without accounts Leverage listens on this machine only'],
    ['PORT', 'http', 'Set it to a number from 0 to 65535'],
  ])('%s=%s is refused', async (name, value, said) => {
    const { code, stderr } = await runLeverage(await temporaryFolder(), ['start'], { [name]: value })
    expect(code).toBe(2)
    expect(stderr).toContain(said)
  })
})

test('a runtime that is too old is told so in words', async () => {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '20.11.0' })`
  const { code, stderr } = await runLeverage(await temporaryFolder(), ['rank'], {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(pretend)}`,
  })
  expect(code).toBe(2)
  expect(stderr).toBe(
    'Leverage needs Node 24 or newer; this is 20.11.0.\nRun it through npm, which brings the right one: npm start, or npm run -s leverage -- --help.\n',
  )
})

test('a file that cannot be read changes nothing, the demo company included', async () => {
  const folder = await company()
  await runCommand(folder, ['demo'])
  const before = await runCommand(folder, ['rank', '--format', 'json'])
  const refused = await runLeverage(folder, ['import', 'statuspage', 'not-there.json'])
  expect(refused.code).toBe(3)
  expect(refused.stderr).not.toMatch(/taken out|"level"/)
  expect(await runCommand(folder, ['rank', '--format', 'json'])).toEqual(before)
})

test('rows of one source cannot go under the id of another', async () => {
  const folder = await company()
  await importAll(folder)
  await writeFile(join(folder, 'page.json'), '{"page":{},"incidents":[]}')
  const { code, stderr } = await runCommand(folder, ['import', 'statuspage', '--source', 'csv', 'page.json'])
  expect(code).toBe(3)
  expect(stderr).toBe('leverage: "csv" is a source of type csv, not statuspage; give the new one another id\n')
})

test('an incident that is still to come waits in quarantine and moves no forecast', async () => {
  const folder = await company()
  await importAll(folder)
  const rank = async () =>
    JSON.parse((await runCommand(folder, ['rank', '--as-of', '2026-01-01', '--format', 'json'])).stdout)
  const before = await rank()
  await writeFile(join(folder, 'later.csv'), `${INCIDENTS_CSV}i9,Typo,2999-05-01T00:00:00Z,,,major,checkout,,deploy,\n`)
  const imported = await runCommand(folder, ['import', 'csv', 'later.csv'])
  expect(imported.stderr).toContain('later.csv line 6: begins at 2999-05-01T00:00:00.000Z, which is still to come')
  expect((await rank()).totals).toEqual(before.totals)
})

test('the first real import takes the demo company out and says so', async () => {
  const folder = await company()
  await runCommand(folder, ['demo'])
  const imported = await importAll(folder)
  expect(imported.stderr).toContain('The demo company was taken out.')
  const { stdout } = await runCommand(folder, ['rank', '--format', 'json'])
  expect(JSON.parse(stdout).projects).toHaveLength(2)
})
