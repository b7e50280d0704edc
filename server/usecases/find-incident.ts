import type { IncidentDetail } from '../../model/contract/evidence-tables.ts'
import type { Incident } from '../../model/evidence/incident.ts'
import { type IncidentMapping, incidentMapping } from '../../model/evidence/mapping.ts'
import type { MappingRule } from '../../model/evidence/mapping-rule.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import { list } from '../../model/format.ts'
import { MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import { reported } from '../../model/ranking/round.ts'
import { readChanges } from './changes.ts'
import type { ReadingContext } from './context.ts'
import { countingIncidents } from './counting-incidents.ts'
import { findRow } from './evidence-table.ts'
import { countedShare, INCIDENT_TABLE } from './incident-table.ts'
import { loadEvidence } from './load-evidence.ts'
import { loadMapping } from './load-mapping.ts'
import { lossReason } from './loss-reason.ts'
import { byRule } from './mapping-words.ts'
import { outageMembers } from './outage-members.ts'

/** One incident with everything behind its figures. Throws RefusedRequest when nobody told of it. */
export async function findIncident(context: ReadingContext, id: string): Promise<IncidentDetail> {
  const row = await findRow(context, INCIDENT_TABLE, id)
  const { store } = context
  const [evidence, basis, counting, origin, changes] = await Promise.all([
    loadEvidence(context, null),
    loadMapping(context),
    countingIncidents(context, [id]),
    store.origins.raw('incident', row.source, row.externalId),
    readChanges(store),
  ])
  const merged = counting.find((incident) => incident.id === id)?.merged
  const told = await store.incidents.some(row.members.length > 0 ? row.members : [id])
  const map = incidentMapping(basis)
  const editOf = (incident: string) => changes.incidents.get(incident)?.changes ?? {}
  const edited = editOf(id)
  return {
    row,
    firstSeenAt: origin && new Date(origin.firstSeenAt).toISOString(),
    lastSeenAt: origin && new Date(origin.lastSeenAt).toISOString(),
    raw: origin?.raw ?? null,
    mapping: told.flatMap((incident) => {
      const words = mappingWords(incident, map(incident), basis.rules, editOf(incident.id))
      return told.length === 1 ? words : words.map((sentence) => `${incident.source}: ${sentence}`)
    }),
    losses: evidence.losses
      .filter((loss) => loss.incident === id)
      .map((loss) => ({
        service: loss.service,
        lostMinutes: reported(loss.minutes),
        lastedMinutes: reported((loss.endedAt - loss.startedAt) / MILLISECONDS_PER_MINUTE),
        share: reported(countedShare(loss)),
        provenance: loss.provenance,
        reason: lossReason(loss, 'share' in edited, evidence.assumptions),
      })),
    outage: merged ? await outageMembers(store, merged) : null,
  }
}

/** How it came to its services, root and cause: what a person said holds over rules, and rules over names. */
function mappingWords(
  { cause, rootComponent }: Incident,
  mapping: IncidentMapping,
  rules: readonly MappingRule[],
  edited: object,
): string[] {
  const services = mapping.felt.map(({ service }) => service)
  return [
    'services' in edited
      ? 'A person named its services'
      : services.every((service) => service === UNMAPPED)
        ? 'No rule and no name brings it to a service'
        : mapping.serviceRules.length > 0
          ? `${list(services)} ${list(mapping.serviceRules.map((position) => byRule(rules, position)))}`
          : `${list(services)} by the name that its source gives`,
    ...(mapping.root === null
      ? []
      : [
          mapping.rootRule === null
            ? `Began in ${mapping.root}, which its source calls “${rootComponent}”`
            : `Began in ${mapping.root} ${byRule(rules, mapping.rootRule)}`,
        ]),
    'cause' in edited
      ? 'A person stated its cause'
      : cause !== null
        ? `Its source states the cause: ${cause}`
        : mapping.causeRule !== null
          ? `${mapping.cause} ${byRule(rules, mapping.causeRule)}`
          : mapping.causeSuggested
            ? `Words in title and updates suggest the cause: ${mapping.cause}. Nobody has confirmed it`
            : 'Neither its source nor a rule states a cause',
  ]
}
