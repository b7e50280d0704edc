import type { IncidentDetail } from '../../model/contract/evidence-tables.ts'
import type { MergedOutage, OutageField } from '../../model/evidence/incident.ts'
import type { Store } from '../store/store.ts'
import { weighedIncident } from './weighed-incident.ts'

const WORDS: Readonly<Record<OutageField, string>> = {
  title: 'title',
  start: 'start',
  detection: 'time of detection',
  end: 'end',
  severity: 'severity',
  cause: 'cause',
  root: 'where it began',
  effort: 'people and hours',
}

/** The incidents that an outage was made of, as their sources gave them, each with what the outage takes from it. */
export async function outageMembers(
  store: Store,
  { members, taken, takenShares }: MergedOutage,
): Promise<Pick<NonNullable<IncidentDetail['outage']>, 'members' | 'isByRule'>> {
  const { groups } = await store.outages.all()
  const stated = new Set(groups.find((group) => group.some((id) => members.some((member) => member.id === id))))
  return {
    isByRule: members.some(({ id }) => !stated.has(id)),
    members: await Promise.all(
      members.map(async (member) => ({
        ...weighedIncident(member),
        source: member.source,
        gives: [
          ...Object.entries(WORDS).flatMap(([field, words]) =>
            taken[field as OutageField] === member.id ? [words] : [],
          ),
          ...[...takenShares].flatMap(([service, from]) => (from === member.id ? [`share of ${service}`] : [])),
        ],
        raw: (await store.origins.raw('incident', member.source, member.externalId))?.raw ?? null,
      })),
    ),
  }
}
