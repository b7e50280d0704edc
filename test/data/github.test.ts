import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Configuration, configurationSchema } from '../../model/contract/configuration.ts'
import { realData } from '../support/real-data.ts'
import { sum } from './demo-record.ts'

const FOLDER = join(import.meta.dirname, '../../data/github')
const text = readFileSync(join(FOLDER, 'leverage.yaml'), 'utf8')
const configuration = configurationSchema.parse(parse(text))
const { projects = [], services = [], teams = [], rules = [] } = configuration
type Project = NonNullable<Configuration['projects']>[number]
type Effort = Record<'low' | 'likely' | 'high', number>

const isOneTeam = (effort: Project['effort']): effort is Effort => typeof effort.low === 'number'
const efforts = ({ team, effort }: Project): [string, Effort][] =>
  isOneTeam(effort) ? [[team, effort]] : Object.entries(effort)
const mean = ({ low, likely, high }: Effort) => (low + 4 * likely + high) / 6
const listed = projects.flatMap(({ effects = [] }) => effects.flatMap(({ incidents = [] }) => incidents))

describe('data/github/leverage.yaml', () => {
  test('refers only to teams, services and projects that it names', () => {
    const [teamIds, serviceIds] = [new Set(teams.map(({ id }) => id)), new Set(services.map(({ id }) => id))]
    const namedTeams = [
      ...services.flatMap(({ team }) => team ?? []),
      ...projects.flatMap((project) => efforts(project).map(([team]) => team)),
    ]
    const namedServices = [
      ...rules.flatMap(({ service }) => service ?? []),
      ...projects.flatMap(({ effects = [] }) => effects.flatMap((effect) => effect.services ?? [])),
    ]
    expect(namedTeams.filter((team) => !teamIds.has(team))).toEqual([])
    expect(namedServices.filter((service) => !serviceIds.has(service))).toEqual([])
    expect(new Set(projects.map(({ id }) => id)).size).toBe(projects.length)
  })

  test('asks for twice the weeks there are', () => {
    const asked = sum(projects.flatMap(efforts).map(([, effort]) => mean(effort)))
    const free = sum(teams.map(({ capacity }) => capacity ?? 0))
    expect(projects).toHaveLength(15)
    expect(free).toBe(52)
    expect(asked).toBeCloseTo(101.3, 1)
  })

  test('lists incidents of its own source, each once in an effect', () => {
    expect(listed.filter((id) => !/^github\/[0-9a-z]{12}$/.test(id))).toEqual([])
    for (const { incidents = [] } of projects.flatMap(({ effects = [] }) => effects))
      expect(new Set(incidents).size).toBe(incidents.length)
  })

  test('cites evidence for every effect', () => {
    const blocks = text
      .slice(text.indexOf('projects:'))
      .split(/\n {2}- id: /)
      .slice(1)
    expect(blocks.filter((block) => !/effects:\n {6}# /.test(block))).toEqual([])
  })
})

interface RealIncident {
  readonly id: string
  readonly name: string
  readonly started_at: string
  readonly resolved_at: string
  readonly components: readonly { readonly id: string; readonly name: string }[]
}

describe.skipIf(realData === null)('against the real record', () => {
  const all: RealIncident[] = realData
    ? JSON.parse(readFileSync(join(realData, 'github-status/incidents.json'), 'utf8')).incidents
    : []
  const recent = all.filter(({ started_at }) => started_at >= '2023' && started_at < '2025')
  const hours = (incidents: readonly RealIncident[]) =>
    sum(incidents.map((one) => (Date.parse(one.resolved_at) - Date.parse(one.started_at)) / 3_600_000))

  test('every listed incident is one of the 258 that were counted', () => {
    const known = new Set(recent.map(({ id }) => `github/${id}`))
    expect(recent).toHaveLength(258)
    expect(listed.filter((id) => !known.has(id))).toEqual([])
  })

  test('every component maps to one service, the note to none', () => {
    const ids = new Set(all.flatMap(({ components }) => components.map(({ id }) => id)))
    const unmapped = [...ids].filter((id) => !rules.some(({ component }) => component === id))
    expect(unmapped).toEqual(['0l2p9nhqnxpd'])
  })

  test('the table of components in README.md is what the record says', () => {
    const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8')
    for (const { title } of services) {
      const own = recent.filter(({ components }) => components.some(({ name }) => name === title))
      const minutes = own.map((one) => hours([one]) * 60).sort((left, right) => left - right)
      const cells = [
        title,
        own.length,
        own.filter(({ started_at }) => started_at >= '2024').length,
        Math.round(hours(own)),
      ]
      expect(readme).toContain(`| ${cells.join(' | ')} | ${Math.round(minutes[own.length >> 1] ?? 0)} |`)
    }
    expect(recent.filter(({ components }) => components.length === 0)).toHaveLength(47)
    expect(recent.filter(({ components }) => components.length >= 5)).toHaveLength(15)
  })

  test.each([
    ['codespaces-regional-failover', 16, 55],
    ['codespaces-connection-paths', 7, 14],
    ['larger-runner-standby', 11, 22],
    ['push-processing', 14, 36],
    ['search-isolation', 5, 5],
    ['git-read-path', 10, 25],
    ['database-change-guard', 7, 19],
    ['automatic-rollback', 11, 14],
    ['shared-infrastructure-cells', 15, 43],
    ['sign-in-and-tokens', 11, 30],
    ['provider-fallbacks', 13, 42],
  ])('%s rests on %i incidents and %i hours', (id, count, lasted) => {
    const ids = projects.find((project) => project.id === id)?.effects?.flatMap(({ incidents = [] }) => incidents) ?? []
    const own = recent.filter((incident) => ids.includes(`github/${incident.id}`))
    expect(own).toHaveLength(count)
    expect(Math.round(hours(own))).toBe(lasted)
  })
})
