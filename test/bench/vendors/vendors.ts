import { datadog } from './datadog.ts'
import { googleCloud } from './google-cloud.ts'
import { incidentIo } from './incident-io.ts'
import { listCsv, listJson, listYaml } from './lists.ts'
import { opsgenie } from './opsgenie.ts'
import { pagerduty } from './pagerduty.ts'
import { statuspageManage } from './statuspage-manage.ts'
import { upptime } from './upptime.ts'
import type { Vendor } from './vendor.ts'

/** Every connector that is measured beside GitHub, public status pages and Prometheus, by the name of its figures. */
export const VENDORS: Readonly<Record<string, Vendor>> = {
  pagerduty,
  'incident-io': incidentIo,
  'statuspage-manage': statuspageManage,
  'google-cloud': googleCloud,
  opsgenie,
  datadog,
  upptime,
  'list-csv': listCsv,
  'list-json': listJson,
  'list-yaml': listYaml,
}
