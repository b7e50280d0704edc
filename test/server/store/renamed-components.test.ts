import { expect, test } from 'vitest'
import { incidentMapper } from '../../../model/evidence/mapping.ts'
import { DEFAULT_RULES } from '../../../server/sources/incident-io/config.ts'
import { mapIncidentIoRow } from '../../../server/sources/incident-io/map-row.ts'
import { mapPagerdutyIncident } from '../../../server/sources/pagerduty/map-incident.ts'
import type { MapResult } from '../../../server/sources/record.ts'
import { mapStatuspageIncident } from '../../../server/sources/statuspage/map-incident.ts'
import { pageIncident } from '../../faults/upstream.ts'
import { incidentIoIncident } from '../../faults/upstreams/incident-io.ts'
import { pagerdutyIncident } from '../../faults/upstreams/pagerduty.ts'
import { service } from '../../support/evidence.ts'
import { page } from './sample-evidence.ts'
import { temporaryStore } from './temporary-store.ts'

const row = (content: object) => ({ location: 'here', content, text: JSON.stringify(content) })

/** An incident of the connector's shape, number n, whose one component has this id and name. */
const TOLD: Readonly<Record<string, (number: number, id: string, name: string) => MapResult>> = {
  statuspage: (number, id, name) =>
    mapStatuspageIncident(row(pageIncident(number, { components: [{ id, name }] })), 'status'),
  pagerduty: (number, id, summary) =>
    mapPagerdutyIncident({ ...row(pagerdutyIncident(number, { service: { id, summary } })), severities: {} }, 'status'),
  'incident-io': (number, id, value) => {
    const field = { id: 'f1', name: 'Affected services', field_type: 'multi_select' }
    const entries = [{ custom_field: field, values: [{ value_option: { id, value } }] }]
    const content = incidentIoIncident(number, { custom_field_entries: entries })
    return mapIncidentIoRow({ ...row(content), rules: DEFAULT_RULES }, 'status')
  },
}

test.each(Object.entries(TOLD))('a component that %s calls otherwise keeps its service, by its id', async (_, told) => {
  const { store, run } = await temporaryStore()
  const keep = (...results: MapResult[]) =>
    store.ingest.page(
      page(
        run,
        results.flatMap(({ records }) => records),
      ),
    )
  const felt = async () => {
    const [components, incidents] = await Promise.all([store.components.all(), store.incidents.all()])
    const map = incidentMapper({ services: [service('queue')], rules: [], components, compile: () => () => false })
    return incidents.map((incident) =>
      map(incident)
        .felt.map(({ service: id }) => id)
        .join(' '),
    )
  }
  await keep(told(1, 'c1', 'Queue'))
  await keep(told(2, 'c1', 'Messaging'), told(3, 'c2', 'Messaging'))
  await keep(told(4, 'c1', 'Messaging, Europe'))
  expect(await felt()).toEqual(['queue', 'queue', 'unmapped', 'queue'])
  expect(await store.components.all()).toEqual([
    { source: 'status', id: 'c1', name: 'Messaging, Europe', formerNames: ['Messaging', 'Queue'] },
    { source: 'status', id: 'c2', name: 'Messaging' },
  ])
})
