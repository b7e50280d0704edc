import type { Assumptions } from '../assumption.ts'
import type { ForecastCell, ForecastUnit, UnplacedUnit } from './forecast.ts'
import type { IncidentGroup } from './incident-units.ts'
import type { PriorUnit } from './prior-units.ts'

/** What tells like incidents from unlike ones, finest first. */
const INCIDENT_GRAINS: readonly ((group: IncidentGroup) => string)[] = [
  ({ units }) => units[0]?.id ?? '',
  ({ scale, units }) =>
    [scale, units[0]?.cause, units[0]?.severity, units[0]?.root, ...units.map((unit) => unit.service)].join('|'),
  ({ scale, units }) => [scale, units[0]?.cause, units[0]?.severity].join('|'),
  ({ scale, units }) => [scale, units[0]?.cause].join('|'),
  ({ scale }) => scale,
]

/**
 * Puts units into cells that are drawn together: each incident by itself as long as there are at most `cellsMost`, like
 * incidents together above that. How often like incidents occur, each weighted by its loss, is a sum of Gammas of one
 * scale; a cell draws it as one Gamma with the same mean and variance. Cost: linear, and `cellsMost` draws later on.
 */
export function toCells(
  incidents: readonly IncidentGroup[],
  priors: readonly PriorUnit[],
  stated: readonly PriorUnit[],
  assumptions: Assumptions,
): { readonly units: ForecastUnit[]; readonly cells: ForecastCell[] } {
  const units: ForecastUnit[] = []
  const cells: ForecastCell[] = []
  const open = (cell: ForecastCell): number => cells.push(cell) - 1
  let sources = 0
  /** Places what occurs together. */
  const place = (members: readonly UnplacedUnit[], shape: number, cell: number) => {
    for (const unit of members) units.push({ ...unit, source: sources, shape, cell, position: units.length })
    sources += 1
  }

  for (const [key, groups] of groupsByGrain(incidents, assumptions.cellsMost)) {
    const cell = open({ key: `incident|${key}`, shape: matchedShape(groups), driftOf: groups[0]?.scale ?? null })
    for (const group of groups) place(group.units, group.weight, cell)
  }

  const isFine = cells.length + priors.length <= 2 * assumptions.cellsMost
  for (const [key, members] of grouped(priors, ({ unit }) => (isFine ? unit.id : unit.service))) {
    const shape = members.reduce((sum, member) => sum + member.shape, 0)
    const cell = open({ key: `prior|${key}`, shape, driftOf: members[0]?.unit.service ?? null })
    for (const { unit, shape: own } of members) place([unit], own, cell)
  }

  for (const { unit, shape } of stated) {
    place([unit], shape, open({ key: `${unit.kind}|${unit.id}`, shape, driftOf: null }))
  }
  return { units, cells }
}

/** Shape of the one Gamma whose relative variance is that of the sum: (sum of w l)^2 / sum of w l^2. */
function matchedShape(groups: readonly IncidentGroup[]): number {
  let first = 0
  let second = 0
  let weights = 0
  for (const { weight, units } of groups) {
    const occurrences = units[0]?.occurrences ?? 0
    const loss = occurrences > 0 ? units.reduce((sum, unit) => sum + unit.expected.reliability, 0) / occurrences : 0
    first += weight * loss
    second += weight * loss * loss
    weights += weight
  }
  return second > 0 ? (first * first) / second : weights
}

function groupsByGrain(incidents: readonly IncidentGroup[], most: number): Map<string, IncidentGroup[]> {
  let groups = new Map<string, IncidentGroup[]>()
  for (const grain of INCIDENT_GRAINS) {
    groups = grouped(incidents, grain)
    if (groups.size <= most) break
  }
  return groups
}

function grouped<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const known = groups.get(key)
    if (known) known.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}
