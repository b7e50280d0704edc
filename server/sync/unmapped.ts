import type { Issue } from '../../model/evidence/demand.ts'
import { demandMapping } from '../../model/evidence/demand-mapping.ts'
import type { Incident } from '../../model/evidence/incident.ts'
import { incidentMapper } from '../../model/evidence/mapping.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import { serviceIdOf } from '../../model/evidence/service-name.ts'
import type { EvidenceRecord } from '../sources/record.ts'
import { compileTitle } from '../sources/title-pattern.ts'
import type { Store } from '../store/store.ts'

/** Tells whether a record comes to no service. */
export interface MappingJudge {
  isUnmappedIncident(incident: Incident): boolean
  isUnmappedIssue(issue: Issue): boolean
}

/**
 * Judges a source's records by the services and rules that are in force now. Where no service is configured every named component becomes
 * one, and only what names none is unmapped.
 */
export async function mappingJudge(store: Store, source: string): Promise<MappingJudge> {
  const [told, services, rules, components] = await Promise.all([
    store.services.told(),
    store.services.all(),
    store.rules.all(),
    store.components.all(),
  ])
  const basis = { services, rules, components, compile: compileTitle }
  const map = incidentMapper(basis)
  const serviceOf = demandMapping(basis)
  const areStated = told.some(({ source: teller }) => teller !== null)
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
    isUnmappedIssue: (issue) =>
      (areStated || issue.service === null) && serviceOf({ ...issue, source }).service === null,
  }
}

/** How many of the records come to no service. */
export const countUnmapped = (judge: MappingJudge, records: readonly EvidenceRecord[]): number =>
  records.filter(
    (record) =>
      (record.kind === 'incident' && judge.isUnmappedIncident(record.value)) ||
      (record.kind === 'issue' && judge.isUnmappedIssue(record.value)),
  ).length
