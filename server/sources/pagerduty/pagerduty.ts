import { faultOf } from '../json-api.ts'
import { listWith, type RecordedForm, readRecorded } from '../recorded-rows.ts'
import type { Source, SourceContext, SourceFault } from '../source.ts'
import { pagerdutyClient } from './client.ts'
import { configSchema, type PagerdutyConfig } from './config.ts'
import { externalIdOf, mapPagerdutyIncident, type PagerdutyRow } from './map-incident.ts'
import { pull } from './pull.ts'
import { pagerdutyWebhook } from './webhook.ts'

const EVERY_TEN_MINUTES = '*/10 * * * *'
const RECORDED: RecordedForm = {
  of: 'PagerDuty incidents',
  rows: 'incidents',
  advice: "Name an answer of PagerDuty's incidents or raw analytics, or DevLake's _raw_pagerduty_incidents.csv.",
  rowsIn: (document) => {
    const { incidents, incident, data } = (document ?? {}) as Readonly<Record<string, unknown>>
    const rows = incidents ?? incident ?? data ?? document
    return listWith(Array.isArray(rows) ? rows : [rows], 'id', 'created_at')
  },
  idOf: externalIdOf,
  map: mapPagerdutyIncident,
}

/** Incidents of PagerDuty, with what its analytics know of the people who worked on them. */
export const pagerduty: Source<PagerdutyConfig> = {
  type: 'pagerduty',
  title: 'PagerDuty',
  schedule: EVERY_TEN_MINUTES,
  configSchema,
  check,
  pull,
  asksAhead: true,
  read: (files) => readRecorded(files, RECORDED),
  map: mapPagerdutyIncident,
  webhook: pagerdutyWebhook,
  reopen: ({ location, raw }, config): PagerdutyRow => ({
    location,
    content: JSON.parse(raw) as unknown,
    text: raw,
    ...(config === null ? {} : { severities: config.severities }),
  }),
}

async function check(config: PagerdutyConfig, context: SourceContext): Promise<SourceFault | null> {
  const client = pagerdutyClient(config, context)
  const list = await faultOf(client.list({ date_range: 'all' }, 0))
  return list ?? (config.analytics ? faultOf(client.analytics({ updatedAfter: context.now() })) : null)
}
