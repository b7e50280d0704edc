import { alertmanager } from './alertmanager/alertmanager.ts'
import { csv } from './csv/csv.ts'
import { datadog } from './datadog/datadog.ts'
import { github } from './github/github.ts'
import { googleCloud } from './google-cloud/google-cloud.ts'
import { incidentIo } from './incident-io/incident-io.ts'
import { jsonWebhook } from './json-webhook/json-webhook.ts'
import { list } from './list/list.ts'
import { openslo } from './openslo/openslo.ts'
import { opsgenie } from './opsgenie/opsgenie.ts'
import { pagerduty } from './pagerduty/pagerduty.ts'
import { prometheus } from './prometheus/prometheus.ts'
import { sloth } from './sloth/sloth.ts'
import type { Source } from './source.ts'
import { SOURCE_TYPES, type SourceType } from './source-types.ts'
import { statuspageManage } from './statuspage/manage.ts'
import { statuspage } from './statuspage/statuspage.ts'
import { upptime } from './upptime/upptime.ts'

/** A source whose config is checked by its own schema before it is used. */
export type AnySource = Source<unknown>

const BY_TYPE = {
  statuspage,
  'statuspage-manage': statuspageManage,
  'google-cloud': googleCloud,
  csv,
  list,
  github,
  pagerduty,
  opsgenie,
  'incident-io': incidentIo,
  openslo,
  sloth,
  prometheus,
  alertmanager,
  json: jsonWebhook,
  upptime,
  datadog,
} satisfies Record<SourceType, unknown>

/** Every source Leverage can read. */
export const SOURCES: readonly AnySource[] = SOURCE_TYPES.map((type) => BY_TYPE[type] as AnySource)

/** The source of that type, or null. */
export const findSource = (type: string, sources: readonly AnySource[] = SOURCES): AnySource | null =>
  sources.find((source) => source.type === type) ?? null
