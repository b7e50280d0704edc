import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { INCIDENT_CAUSES } from '../../model/evidence/cause.ts'
import { SEVERITIES } from '../../model/evidence/severity.ts'
import { candidates } from './demo-benefit.ts'
import { configuration, DEMO, page, sum, table, trackerRows } from './demo-record.ts'

const GENERATED = [
  'accounts.csv',
  'incidents.csv',
  'issues.json',
  'projects.csv',
  'requests.csv',
  'rice.csv',
  'risks.csv',
  'services.csv',
  'sli.csv',
  'slos.yaml',
  'statuspage.json',
]
const FIRST = Date.parse('2024-09-30T00:00:00Z')
const LAST = Date.parse('2026-09-28T00:00:00Z')

describe('the generator', () => {
  test('writes the committed files, byte for byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'leverage-demo-'))
    try {
      execFileSync(process.execPath, [join(DEMO, 'generate.ts'), folder])
      expect(readdirSync(folder).sort()).toEqual(GENERATED)
      for (const name of GENERATED) {
        expect(readFileSync(join(folder, name)).equals(readFileSync(join(DEMO, name))), name).toBe(true)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('stays under 1.5 MB with everything beside it', () => {
    const files = readdirSync(DEMO, { recursive: true }).map((name) => statSync(join(DEMO, String(name))))
    expect(sum(files.map((file) => (file.isFile() ? file.size : 0)))).toBeLessThan(1_500_000)
  })
})

describe('times', () => {
  const text = GENERATED.map((name) => readFileSync(join(DEMO, name), 'utf8')).join('\n')

  test('are all written as 2026-09-21T14:02:00Z, so that whole weeks can be added to them', () => {
    const looksLikeTime = text.match(/\d{4}-\d{2}-\d{2}[^"',\s]*/g) ?? []
    expect(looksLikeTime.length).toBeGreaterThan(1000)
    expect(looksLikeTime.filter((time) => !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(time))).toEqual([])
  })

  test('lie in the two years that end on Monday, 28 September 2026', () => {
    const times = (text.match(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/g) ?? []).map((time) => Date.parse(time))
    expect(times.filter((time) => time < FIRST || time > LAST)).toEqual([])
    expect(new Date(LAST).getUTCDay()).toBe(1)
    expect(page().page.updated_at).toBe('2026-09-28T00:00:00Z')
  })

  test('appear in no title and no other prose', () => {
    const prose = [
      ...table('incidents.csv').map(({ title }) => title),
      ...page().incidents.flatMap(({ name, incident_updates }) => [name, ...incident_updates.map(({ body }) => body)]),
      ...candidates().map(({ title }) => title),
    ]
    expect(
      prose.filter((words) =>
        /\b20\d\d\b|\b\d{1,2}:\d{2}\b|(Janu|Febru)ary|\b\d+ (March|April|May|June|July)/.test(words ?? ''),
      ),
    ).toEqual([])
  })
})

describe('the files', () => {
  test('are an invented company that says so', () => {
    expect(configuration()).toMatchObject({ company: 'Tidewater Payments', demo: true, currency: 'USD' })
    expect(readFileSync(join(DEMO, 'README.md'), 'utf8')).toContain('invented')
    const ids = ['accounts.csv', 'incidents.csv', 'projects.csv', 'requests.csv', 'risks.csv'].flatMap((name) =>
      table(name).map(({ id }) => id),
    )
    expect([...ids, ...page().incidents.map(({ id }) => id)].filter((id) => !id?.startsWith('demo-'))).toEqual([])
  })

  test('hold what the screens need', () => {
    expect(table('services.csv')).toHaveLength(12)
    expect(sum(table('services.csv').map((row) => Number(row.traffic_share)))).toBeCloseTo(1, 12)
    expect(table('accounts.csv')).toHaveLength(40)
    expect(table('risks.csv')).toHaveLength(5)
    expect(candidates()).toHaveLength(18)
    expect(trackerRows().good.length).toBeGreaterThanOrEqual(140)
    expect(page().incidents.length).toBeGreaterThanOrEqual(100)
    expect(trackerRows().good.length + page().incidents.length).toBeLessThanOrEqual(270)
  })

  test('have five teams with 44 weeks, and every service and project in one of them', () => {
    const teams = table('teams.csv')
    expect(teams.map((row) => Number(row.capacity_weeks))).toEqual([12, 11, 7, 6, 8])
    const ids = new Set<string | undefined>(teams.map(({ id }) => id))
    const named = [...table('services.csv'), ...table('projects.csv')].map(({ team }) => team)
    expect(named.filter((team) => !ids.has(team))).toEqual([])
  })

  test('refer only to what exists', () => {
    const services = new Set(table('services.csv').map(({ id }) => id))
    const risks = new Set(table('risks.csv').map(({ id }) => id))
    const projects = new Set(candidates().map(({ id }) => id))
    const cells = (rows: readonly Readonly<Record<string, string>>[], ...columns: string[]) =>
      rows.flatMap((row) => columns.flatMap((column) => (row[column] ? row[column].split(';') : [])))
    const named = [
      ...cells(table('projects.csv'), 'services', 'root_services'),
      ...cells(table('services.csv'), 'depends_on'),
      ...cells(table('accounts.csv'), 'services'),
      ...cells(table('risks.csv'), 'service'),
      ...cells(table('requests.csv'), 'service'),
      ...cells(table('sli.csv'), 'service'),
      ...(configuration().rules ?? []).flatMap(({ service }) => service ?? []),
    ]
    expect(named.filter((id) => !services.has(id))).toEqual([])
    expect(
      [...cells(table('projects.csv'), 'risks'), ...cells(trackerRows().good, 'risk')].filter((id) => !risks.has(id)),
    ).toEqual([])
    expect(cells(table('projects.csv'), 'depends_on').filter((id) => !projects.has(id))).toEqual([])
    const accounts = new Set(table('accounts.csv').map(({ id }) => id))
    expect(cells(table('requests.csv'), 'accounts').filter((id) => !accounts.has(id))).toEqual([])
    expect(
      table('rice.csv')
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...projects].sort())
  })

  test('use the words of the model', () => {
    const rows = trackerRows().good
    expect(rows.filter(({ severity }) => !(SEVERITIES as readonly string[]).includes(severity ?? ''))).toEqual([])
    expect(rows.filter(({ cause }) => cause && !(INCIDENT_CAUSES as readonly string[]).includes(cause))).toEqual([])
  })
})
