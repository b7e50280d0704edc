import type { Connector } from './connector.ts'
import { datadog } from './upstreams/datadog.ts'
import { github } from './upstreams/github.ts'
import { googleCloud } from './upstreams/google-cloud.ts'
import { incidentIo } from './upstreams/incident-io.ts'
import { list } from './upstreams/list.ts'
import { opsgenie } from './upstreams/opsgenie.ts'
import { pagerduty } from './upstreams/pagerduty.ts'
import { prometheus } from './upstreams/prometheus.ts'
import { statuspage } from './upstreams/statuspage.ts'
import { statuspageManage } from './upstreams/statuspage-manage.ts'
import { upptime } from './upstreams/upptime.ts'

/** Every connector that calls somebody. */
export const CONNECTORS: readonly Connector[] = [
  statuspage,
  statuspageManage,
  googleCloud,
  list,
  github,
  pagerduty,
  opsgenie,
  incidentIo,
  prometheus,
  upptime,
  datadog,
]
