import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../../model/assumption.ts'
import { assumptionFaults } from '../../model/assumptions/bounds.ts'
import type { Configuration } from '../../model/contract/configuration.ts'
import { DIMENSIONS } from '../../model/evidence/lens.ts'
import { nearestName } from '../sources/nearest-name.ts'
import { titlePatternProblem } from '../sources/title-pattern.ts'
import { findCycle } from './cycle.ts'
import type { LocatedFault } from './fault.ts'

const WEIGHT_TOLERANCE = 1e-9
const LISTS = ['services', 'teams', 'projects', 'lenses', 'sources'] as const

/** What is wrong between the parts of a configuration that are right one by one. */
export function referenceFaults(configuration: Configuration): LocatedFault[] {
  return [
    ...LISTS.flatMap((list) => repeatedIds(list, configuration[list] ?? [])),
    ...teamFaults(configuration),
    ...dependencyFaults('services', configuration.services ?? []),
    ...dependencyFaults('projects', configuration.projects ?? []),
    ...cycleFaults(configuration),
    ...lensFaults(configuration),
    ...patternFaults(configuration),
    ...assumptionsOutside(configuration),
    ...demoFaults(configuration),
  ]
}

/** On a screen, too, the demo company makes room before a source is added: its figures would be neither's. */
function demoFaults({ demo, sources = [] }: Configuration): LocatedFault[] {
  const [first] = sources
  if (!demo || first === undefined) return []
  const message = `is true, yet sources has "${first.id}", whose evidence would come among that of an invented company; take demo out to use your own evidence, or sources to keep the demo`
  return [{ path: ['demo'], atKey: true, message }]
}

interface Named {
  readonly id: string
}

function repeatedIds(list: string, entries: readonly Named[]): LocatedFault[] {
  const positions = new Map<string, number>()
  return entries.flatMap(({ id }, position) => {
    const first = positions.get(id)
    if (first === undefined) positions.set(id, position)
    return first === undefined
      ? []
      : [{ path: [list, position, 'id'], message: `"${id}" is already ${list}[${first}]; every id is there once` }]
  })
}

/** The owner must be among the teams that spend effort; all of them must be teams of the file, when it names any. */
function teamFaults({ projects = [], teams }: Configuration): LocatedFault[] {
  const known = teams?.map(({ id }) => id)
  return projects.flatMap((project, position) => {
    const path = ['projects', position] as const
    const perTeam = effortsByTeam(project)
    const unknown = (team: string, at: readonly PropertyKey[], atKey: boolean): LocatedFault[] =>
      known && !known.includes(team) ? [{ path: [...path, ...at], atKey, message: missing('team', team, known) }] : []
    if (!perTeam) return unknown(project.team, ['team'], false)
    return [
      ...unknown(project.team, ['team'], false),
      ...Object.keys(perTeam).flatMap((team) => unknown(team, ['effort', team], true)),
      ...(project.team in perTeam
        ? []
        : [
            { path: [...path, 'effort'], message: `says nothing of "${project.team}", the team that owns the project` },
          ]),
    ]
  })
}

/** Effort when it is stated for several teams; null when it is that of the owning team. */
export function effortsByTeam({ effort }: NonNullable<Configuration['projects']>[number]) {
  return typeof effort.low === 'number' ? null : (effort as Exclude<typeof effort, { low: number }>)
}

function dependencyFaults(
  list: 'services' | 'projects',
  entries: readonly (Named & { readonly dependsOn?: readonly string[] | undefined })[],
) {
  const known = entries.map(({ id }) => id)
  return entries.flatMap(({ id, dependsOn = [] }, position) =>
    dependsOn.flatMap((dependency, at): LocatedFault[] => {
      const path = [list, position, 'dependsOn', at]
      if (dependency === id) return [{ path, message: `"${id}" cannot depend on itself; take it out` }]
      return known.includes(dependency) ? [] : [{ path, message: missing(list.slice(0, -1), dependency, known) }]
    }),
  )
}

/** Of projects only: services may well need each other, but of two projects one has to come first. */
function cycleFaults({ projects = [] }: Configuration): LocatedFault[] {
  const cycle = findCycle(
    new Map(projects.map(({ id, dependsOn = [] }) => [id, dependsOn.filter((other) => other !== id)])),
  )
  const [first] = cycle ?? []
  if (!cycle || first === undefined) return []
  const position = projects.findIndex(({ id }) => id === first)
  return [
    {
      path: ['projects', position, 'dependsOn'],
      message: `projects wait for each other in a circle: ${[...cycle, first].join(' -> ')}; take one dependency out`,
    },
  ]
}

function lensFaults({ lenses = [] }: Configuration): LocatedFault[] {
  return lenses.flatMap(({ weights }, position) => {
    const sum = DIMENSIONS.reduce((total, dimension) => total + weights[dimension], 0)
    return Math.abs(sum - 1) <= WEIGHT_TOLERANCE
      ? []
      : [
          {
            path: ['lenses', position, 'weights'],
            message: `weights add up to ${Number(sum.toFixed(12))}; they must add up to 1`,
          },
        ]
  })
}

function patternFaults({ rules = [] }: Configuration): LocatedFault[] {
  return rules.flatMap(({ title }, position) => {
    const problem = title === undefined ? null : titlePatternProblem(title)
    return problem === null
      ? []
      : [{ path: ['rules', position, 'title'], message: `${JSON.stringify(title)} ${problem}` }]
  })
}

function assumptionsOutside({ assumptions = {} }: Configuration): LocatedFault[] {
  return assumptionFaults(assumptions as Partial<Assumptions>, DEFAULT_ASSUMPTIONS).map(({ name, message }) => ({
    path: ['assumptions', name],
    message,
  }))
}

function missing(what: string, name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known)
  return `no ${what} "${name}" in this file${nearest ? `; did you mean "${nearest}"?` : ''}`
}
