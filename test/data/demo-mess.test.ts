import { describe, expect, test } from 'vitest'
import { configuration, page, type Row, table, toldByPage, toldByTracker, trackerRows } from './demo-record.ts'

const isBefore = (earlier: string | undefined, later: string | undefined) =>
  Boolean(earlier && later) && Date.parse(earlier ?? '') < Date.parse(later ?? '')

describe('incidents.csv', () => {
  const { good, bad } = trackerRows()
  const having = (test: (row: Row) => boolean) => bad.filter(test).length

  test('has a bad row of every kind', () => {
    expect(bad).toHaveLength(6)
    expect(having((row) => isBefore(row.resolved_at, row.started_at))).toBe(1)
    expect(having((row) => isBefore(row.mitigated_at, row.started_at))).toBe(1)
    expect(having(({ share }) => share === '1.4')).toBe(1)
    expect(having(({ severity }) => severity === 'sev2')).toBe(1)
    expect(having(({ title }) => title === '')).toBe(1)
    expect(having(({ started_at }) => started_at === 'last Tuesday')).toBe(1)
  })

  test('has incidents without length, of unknown services, longer than three days', () => {
    const services = new Set(table('services.csv').map(({ id }) => id))
    const told = toldByTracker()
    expect(told.filter(({ start, end }) => start === end)).toHaveLength(3)
    expect(told.filter((incident) => !incident.services.some((id) => services.has(id)))).toHaveLength(5)
    const long = good.filter(
      (row) => Date.parse(row.resolved_at ?? '') - Date.parse(row.started_at ?? '') > 72 * 3_600_000,
    )
    expect(long.map((row) => row.duration_confirmed)).toEqual(['', 'true'])
  })

  test('leaves out what nobody filled in', () => {
    const without = (column: string) => good.filter((row) => !row[column]).length / good.length
    expect(without('detected_at')).toBeGreaterThan(0.05)
    expect(without('mitigated_at')).toBeGreaterThan(0.05)
    expect(without('share')).toBeGreaterThan(0.25)
    expect(without('effort_hours')).toBeGreaterThan(0.25)
    expect(without('cause')).toBeLessThan(0.15)
    expect(without('services')).toBe(0)
  })

  test('links three incidents to two risks', () => {
    const risks = good.flatMap(({ risk }) => risk || [])
    expect(risks).toHaveLength(3)
    expect(new Set(risks).size).toBe(2)
  })
})

describe('statuspage.json', () => {
  const { incidents } = page()
  const real = incidents.filter(({ impact }) => impact !== 'maintenance')
  const componentNames = new Map<string, Set<string>>()
  const componentIds = new Map<string, Set<string>>()
  for (const { id, name } of real.flatMap(({ components }) => components)) {
    componentNames.set(id, (componentNames.get(id) ?? new Set()).add(name))
    componentIds.set(name, (componentIds.get(name) ?? new Set()).add(id))
  }

  test('has maintenance among the incidents, newest first', () => {
    expect(incidents.length - real.length).toBe(6)
    const created = incidents.map(({ created_at }) => created_at)
    expect(created).toEqual([...created].sort().reverse())
  })

  test('has a component renamed under one id, and one name with two ids', () => {
    expect([...componentNames.values()].filter((names) => names.size > 1)).toEqual([
      new Set(['Hosted Checkout', 'Checkout SDK']),
    ])
    expect([...componentIds].filter(([, ids]) => ids.size > 1).map(([name]) => name)).toEqual(['Webhooks'])
  })

  test('has one incident that names all components, and some that name none', () => {
    expect(real.filter(({ components }) => components.length === 12)).toHaveLength(1)
    expect(real.filter(({ components }) => components.length === 0).length).toBeGreaterThanOrEqual(3)
  })

  test('has re-opened ones, one that nobody ever closed and one that is still going on', () => {
    const reopened = real.filter(({ incident_updates }) =>
      incident_updates.slice(1).some(({ status }) => status === 'resolved'),
    )
    expect(reopened.length).toBeGreaterThanOrEqual(3)
    const open = real.filter(({ resolved_at }) => resolved_at === null)
    const lastWords = open.map(({ updated_at }) =>
      Math.round((Date.parse('2026-09-28T00:00:00Z') - Date.parse(updated_at)) / 86_400_000),
    )
    expect(lastWords).toEqual([0, 60])
  })

  test('repeats titles and writes in four scripts', () => {
    const names = real.map(({ name }) => name)
    expect(names.length - new Set(names).size).toBeGreaterThanOrEqual(20)
    expect(names.filter((name) => /[^\p{ASCII}]/u.test(name)).length).toBeGreaterThanOrEqual(3)
  })

  test('is mapped but for a few incidents', () => {
    const told = toldByPage()
    expect(told.filter(({ services }) => services.includes(''))).toEqual([])
    expect(told.filter(({ services }) => services.includes('unmapped')).length).toBeLessThanOrEqual(5)
    expect(told.filter(({ cause }) => cause === 'unknown').length / told.length).toBeLessThan(0.25)
    expect(configuration().rules?.length).toBeGreaterThan(15)
  })
})

test('both sources tell some of the outages, in their own words', () => {
  const tracker = toldByTracker()
  const twice = toldByPage().filter((told) =>
    tracker.some(
      (other) =>
        told.start < other.end &&
        other.start < told.end &&
        told.services.some((service) => other.services.includes(service)),
    ),
  )
  expect(twice.length).toBeGreaterThanOrEqual(20)
})
