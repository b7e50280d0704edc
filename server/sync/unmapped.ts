import type { Issue } from '../../model/evidence/demand.ts'
import type { Incident } from '../../model/evidence/incident.ts'
import { incidentMapper, serviceIdOf, servicesByName } from '../../model/evidence/mapping.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import type { EvidenceRecord } from '../sources/record.ts'
import type { Store } from '../store/store.ts'

/** Tells whether a record comes to no service. */
export interface MappingJudge {
  isUnmappedIncident(incident: Incident): boolean
  isUnmappedIssue(issue: Pick<Issue, 'service'>): boolean
}

/**
 * Judges by the services and rules that are in force now. Where no service is configured every named component becomes
 * one, and only what names none is unmapped.
 */
export async function mappingJudge(store: Store): Promise<MappingJudge> {
  const [services, rules, components] = await Promise.all([
    store.services.all(),
    store.rules.all(),
    store.components.all(),
  ])
  const map = incidentMapper(services, rules, components)
  const names = servicesByName(services)
  const areStated = services.length > 0
  // The same components fail again and again, and without rules nothing else of an incident matters.
  const verdicts = new Map<string, boolean>()

  const judge = (incident: Incident): boolean => {
    if (!areStated && incident.impacts.some(({ name }) => serviceIdOf(name) !== UNMAPPED)) return false
    return map(incident).felt.every(({ service }) => service === UNMAPPED)
  }
  return {
    isUnmappedIncident(incident) {
      if (rules.length > 0) return judge(incident)
      const key = incident.impacts.map(({ component, name }) => `${component}\u0000${name}`).join('\u0001')
      const known = verdicts.get(key)
      if (known !== undefined) return known
      const verdict = judge(incident)
      verdicts.set(key, verdict)
      return verdict
    },
    isUnmappedIssue: ({ service }) =>
      service === null || (areStated && !names.has(service) && !names.has(serviceIdOf(service))),
  }
}

/** How many of the records come to no service. */
export const countUnmapped = (judge: MappingJudge, records: readonly EvidenceRecord[]): number =>
  records.filter(
    (record) =>
      (record.kind === 'incident' && judge.isUnmappedIncident(record.value)) ||
      (record.kind === 'issue' && judge.isUnmappedIssue(record.value)),
  ).length
