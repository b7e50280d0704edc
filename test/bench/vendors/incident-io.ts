import { after, joined, type PlainRow, rowTexts, startAt, type Vendor } from './vendor.ts'

const ROWS = 10_000
const PAGE = 250

interface Incident {
  readonly id: string
  readonly name: string
  readonly created_at: string
  readonly updated_at: string
}
interface Listing {
  readonly incidents: readonly Incident[]
  readonly pagination_meta: { readonly after?: string }
}

const idAt = (position: number): string => `01FDAG4SAP5TYPT98WGR${String(position).padStart(6, '0')}`

export const incidentIo: Vendor = {
  type: 'incident-io',
  what: `${ROWS} incidents of incident.io`,
  config: (baseUrl) => ({ token: 'a-key', baseUrl }),
  prepare() {
    const rows = rowTexts(ROWS, incident)
    return ({ pathname, searchParams: query }) => {
      if (pathname.endsWith('follow_ups')) return { body: '{"follow_ups":[]}' }
      const size = Number(query.get('page_size'))
      const first = query.has('after') ? Number(query.get('after')?.slice(-6)) + 1 : 0
      const next = first + size < ROWS ? `"after":"${idAt(first + size - 1)}",` : ''
      const meta = `{${next}"page_size":${size},"total_record_count":${ROWS}}`
      return { body: `{"incidents":[${joined(rows, first, size)}],"pagination_meta":${meta}}` }
    }
  },
  async *pages(ask) {
    for (let last: string | undefined = ''; last !== undefined; ) {
      const { text } = await ask(`/v2/incidents?page_size=${PAGE}${last && `&after=${last}`}`)
      const { incidents, pagination_meta } = JSON.parse(text) as Listing
      yield incidents.map((row): PlainRow => {
        const { id, name, created_at, updated_at } = row
        return [id, name, JSON.stringify(row), Date.parse(created_at), Date.parse(updated_at)]
      })
      last = pagination_meta.after
    }
  },
}

/** Rows of 4 kB, with the fields of the example in incident.io's reference of GET /v2/incidents. */
function incident(position: number) {
  const start = startAt(position, ROWS)
  const at = (minutes: number) => after(start, minutes)
  const id = idAt(position)
  const person = (number: number) => ({
    id: `01USER${number}`,
    name: `Person ${number}`,
    email: `person-${number}@example.com`,
    role: 'responder',
    slack_user_id: `U02AYNF2XJ${number}`,
  })
  const stamp = (name: string, rank: number, minutes: number) => ({
    incident_timestamp: { id: `01STAMP${rank}`, name, rank },
    value: { value: at(minutes) },
  })
  const field = (name: string, number: number, value: string) => ({
    custom_field: {
      id: `01FIELD${number}`,
      name,
      description: `What people fill in under ${name}`,
      field_type: 'single_select',
      options: [],
    },
    values: [{ value_option: { id: `01OPTION${value}`, value, custom_field_id: `01FIELD${number}`, sort_key: 10 } }],
  })
  return {
    id,
    reference: `INC-${position + 1}`,
    name: `Queue of service ${position % 40} is long and requests wait`,
    summary: 'What customers saw was an error page. A change of the last release was rolled back. '.repeat(3),
    mode: 'standard',
    visibility: 'public',
    call_url: 'https://zoom.example/my/call',
    created_at: at(12),
    updated_at: at(400),
    creator: { user: person(1) },
    permalink: `https://app.incident.io/acme/incidents/${position + 1}`,
    slack_channel_id: 'C02AW36C1M5',
    slack_channel_name: `inc-${position + 1}-queue-is-long`,
    slack_team_id: 'T02A1FSLE8J',
    has_debrief: false,
    severity: { id: '01SEV2', name: 'Major', rank: 2, description: 'Many customers notice it.', created_at: at(0) },
    incident_type: { id: '01TYPE', name: 'Production outage', description: 'For outages', is_default: false },
    incident_status: {
      id: '01CLOSED',
      name: 'Closed',
      category: 'closed',
      rank: 4,
      description: 'Impact is over and everybody has gone home.',
    },
    incident_timestamp_values: [
      stamp('Impact started', 1, 0),
      stamp('Reported at', 2, 12),
      stamp('Accepted at', 3, 14),
      stamp('Fixed at', 4, 40),
      stamp('Resolved at', 5, 50),
      stamp('Closed at', 6, 380),
    ],
    duration_metrics: ['Time to fix', 'Time to report'].map((name) => ({
      duration_metric: { id: `01METRIC${name}`, name },
      value_seconds: 1_680,
    })),
    custom_field_entries: [
      field('Affected services', 1, `Service ${position % 40}`),
      field('Affected team', 2, `Team ${position % 9}`),
      field('Cause', 3, 'deploy'),
    ],
    incident_role_assignments: ['Incident lead', 'Reporter', 'Scribe'].map((name, number) => ({
      role: { id: `01ROLE${number}`, name, role_type: 'lead', shortform: name.toLowerCase(), required: true },
      assignee: person(number),
    })),
    workload_minutes_total: 90,
    workload_minutes_working: 60,
    workload_minutes_late: 20,
    workload_minutes_sleeping: 10,
  }
}
