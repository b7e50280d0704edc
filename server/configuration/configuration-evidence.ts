import { basename, dirname } from 'node:path'
import type { Assumptions } from '../../model/assumption.ts'
import type { Configuration } from '../../model/contract/configuration.ts'
import type { Project } from '../../model/evidence/project.ts'
import type { Service } from '../../model/evidence/service.ts'
import { money, ratio } from '../../model/quantity.ts'
import { type AnySource, SOURCES } from '../sources/registry.ts'
import type { ConfigurationEvidence } from '../store/configuration-evidence.ts'
import { effortsByTeam } from './reference-faults.ts'
import { configuredSource } from './source-entries.ts'

type Entry<List extends keyof Configuration> = NonNullable<Configuration[List]> extends (infer One)[] ? One : never

/** A configuration without faults in the model's types: a missing title is the id, a missing status `candidate`. */
export function configurationEvidence(
  configuration: Configuration,
  path: string,
  lineOf: (path: readonly PropertyKey[]) => number,
  sources: readonly AnySource[] = SOURCES,
): ConfigurationEvidence {
  const { company, demo, currency, assumptions, services, rules, teams, projects, lenses } = configuration
  return {
    company: company ?? null,
    demo: demo ?? false,
    currency: currency ?? null,
    assumptions: (assumptions ?? {}) as Partial<Assumptions>,
    services: (services ?? []).map(serviceOf),
    rules: rules ?? [],
    teams: (teams ?? []).map(({ id, title, capacity }) => ({ id, title: title ?? id, capacity: capacity ?? null })),
    projects: (projects ?? []).map(projectOf),
    lenses: (lenses ?? []).map(({ id, title, weights }) => ({ id, title: title ?? id, weights })),
    places: { file: basename(path), lines: linesOf(configuration, lineOf) },
    sources: (configuration.sources ?? []).map((entry) => configuredSource(entry, dirname(path), sources)),
  }
}

/** The line of each thing that can also be changed on a screen. */
function linesOf(configuration: Configuration, lineOf: (path: readonly PropertyKey[]) => number) {
  const things = (['services', 'teams', 'lenses'] as const).flatMap((list) =>
    (configuration[list] ?? []).map(({ id }, position) => [`${list}/${id}`, lineOf([list, position])] as const),
  )
  const assumptions = Object.keys(configuration.assumptions ?? {}).map(
    (name) => [`assumptions/${name}`, lineOf(['assumptions', name])] as const,
  )
  return Object.fromEntries([...things, ...assumptions])
}

function serviceOf({ id, title, tier, team, trafficShare, revenuePerMinute, dependsOn }: Entry<'services'>): Service {
  return {
    id,
    title: title ?? id,
    tier: tier ?? null,
    team: team ?? null,
    trafficShare: trafficShare === undefined ? null : ratio(trafficShare),
    revenuePerMinute: revenuePerMinute === undefined ? null : money(revenuePerMinute),
    dependsOn: dependsOn ?? [],
  }
}

/** The owning team comes first, whatever the order in the file. */
function projectOf(project: Entry<'projects'>): Project {
  const { id, title, description, status, url, team, effects, dependsOn, shippedAt } = project
  const perTeam = effortsByTeam(project) ?? { [team]: project.effort as Project['effort'][number] }
  const efforts = Object.entries(perTeam).map(([name, weeks]) => ({
    team: name,
    low: weeks.low,
    likely: weeks.likely,
    high: weeks.high,
  }))
  return {
    id,
    title,
    description: description ?? null,
    status: status ?? 'candidate',
    url: url ?? null,
    effort: [...efforts.filter((effort) => effort.team === team), ...efforts.filter((effort) => effort.team !== team)],
    effects: effects ?? [],
    dependsOn: dependsOn ?? [],
    ...(shippedAt === undefined ? {} : { shippedAt }),
  }
}
