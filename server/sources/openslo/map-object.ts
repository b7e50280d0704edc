import { serviceIdOf } from '../../../model/evidence/service-name.ts'
import type { Slo } from '../../../model/evidence/slo.ts'
import { days, minutes, ratio } from '../../../model/quantity.ts'
import { shortTitle } from '../json-row.ts'
import { DROPPED, rejected } from '../map-result.ts'
import type { MapResult } from '../record.ts'
import type { RawRow } from '../source.ts'
import type { Definition, Objective } from './definition.ts'
import type { OpenSloObject } from './object-schema.ts'
import type { OpenSloRow } from './read-rows.ts'

/**
 * An SLO as one record for each of its objectives. Every other object is read for what refers to it and is no evidence
 * of its own: a Service states a name and nothing that a forecast could use, and must not stand in for the services
 * that an installation describes or that its components become.
 */
export function mapOpenSloObject(row: RawRow): MapResult {
  const content = row.content as OpenSloRow
  if ('reason' in content) return rejected(row, content.name, content.reason)
  const { object, raw } = content
  if (object.definition) return objectivesOf(object, object.definition, raw)
  return DROPPED
}

function objectivesOf(object: OpenSloObject, definition: Definition, raw: readonly string[]): MapResult {
  const ids = objectiveIds(object.name, definition.objectives)
  const records = definition.objectives.map((objective, position) => {
    const id = ids[position] ?? object.name
    return {
      kind: 'slo',
      externalId: id,
      raw: raw[position] ?? '',
      value: sloOf(id, object, definition, objective),
    } as const
  })
  return { records, rejections: [], dropped: 0 }
}

function sloOf(id: string, object: OpenSloObject, definition: Definition, objective: Objective): Slo {
  const title = object.title ?? object.name
  const ownTitle = definition.objectives.length > 1 ? objective.title?.trim() : null
  return {
    id,
    title: shortTitle(ownTitle ? `${title}: ${ownTitle}` : title),
    service: definition.service,
    objective: ratio(objective.target),
    window: days(definition.windowDays),
    windowKind: definition.windowKind,
    budgetingMethod: definition.budgetingMethod,
    timeSliceTarget: objective.timeSliceTarget === null ? null : ratio(objective.timeSliceTarget),
    timeSliceWindow: objective.timeSliceMinutes === null ? null : minutes(objective.timeSliceMinutes),
  }
}

/** The SLO's name; of several objectives, each with its own title or, without one of its own, its position from 1. */
function objectiveIds(name: string, objectives: readonly Objective[]): string[] {
  if (objectives.length === 1) return [name]
  const words = objectives.map(({ title }) => (title?.trim() ? serviceIdOf(title).slice(0, 60) : ''))
  return words.map((word, position) => {
    const isOwn = word !== '' && !/^\d+$/.test(word) && words.filter((other) => other === word).length === 1
    return `${name}/${isOwn ? word : position + 1}`
  })
}
