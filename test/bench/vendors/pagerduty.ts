import { after, joined, type PlainRow, rowTexts, startAt, type Vendor } from './vendor.ts'

const ROWS = 10_000
const PAGE = 100
const DAY = 86_400_000
const SLICE = 180 * DAY
/** One day before the first incident. */
const FROM = startAt(0, ROWS) - DAY
const UNTIL = startAt(ROWS, ROWS) + DAY

interface Incident {
  readonly id: string
  readonly title: string
  readonly created_at: string
  readonly resolved_at: string
}

/** Rows of 3 kB, as the recorded ones are: most of it links to what belongs to an incident. */
export const pagerduty: Vendor = {
  type: 'pagerduty',
  what: `${ROWS} incidents of PagerDuty`,
  config: (baseUrl) => ({ token: 'a-key', baseUrl, coveredFrom: after(FROM, 0) }),
  prepare() {
    const rows = rowTexts(ROWS, incident)
    const created = rows.map((_, position) => startAt(position, ROWS))
    return ({ searchParams: query }) => {
      if (query.has('statuses[]')) return { body: '{"incidents":[],"more":false}' }
      const [since, until] = ['since', 'until'].map((name) => Date.parse(query.get(name) ?? '')) as [number, number]
      const first = created.findIndex((at) => at >= since) + Number(query.get('offset'))
      const end = created.findLastIndex((at) => at <= until) + 1
      const size = Math.max(0, Math.min(PAGE, end - first))
      return { body: `{"incidents":[${joined(rows, first, size)}],"more":${first + size < end}}` }
    }
  },
  async *pages(ask) {
    for (let since = FROM; since < UNTIL; ) {
      const until = Math.min(UNTIL, since + SLICE)
      const query = new URLSearchParams({ since: after(since, 0), until: after(until, 0), limit: String(PAGE) })
      const { text } = await ask(`/incidents?${query}`)
      const { incidents, more } = JSON.parse(text) as { incidents: readonly Incident[]; more: boolean }
      yield incidents.map((row): PlainRow => {
        const { id, title, created_at, resolved_at } = row
        return [id, title, JSON.stringify(row), Date.parse(created_at), Date.parse(resolved_at)]
      })
      since = more ? Date.parse(incidents.at(-1)?.created_at ?? '') : until
    }
  },
}

function incident(position: number) {
  const start = startAt(position, ROWS)
  const id = `Q${String(position).padStart(13, '0')}`
  const reference = (type: string, of: string, summary: string) => ({
    id: of,
    type: `${type}_reference`,
    summary,
    self: `https://api.pagerduty.com/${type}s/${of}`,
    html_url: `https://acme.pagerduty.com/${type}s/${of}`,
  })
  const service = reference('service', `PSVC${position % 40}`, `Service ${position % 40}`)
  const people = [1, 2].map((number) => reference('user', `PUSER${(position + number) % 30}`, `Person ${number}`))
  return {
    incident_number: position + 1,
    title: `Queue of service ${position % 40} is long and requests wait`,
    description: `Queue of service ${position % 40} is long and requests wait`,
    created_at: after(start, 0),
    updated_at: after(start, 45),
    status: 'resolved',
    incident_key: `${id}bb60942875634ee6`,
    service,
    assignments: people.map((assignee) => ({ at: after(start, 1), assignee })),
    assigned_via: 'escalation_policy',
    last_status_change_at: after(start, 45),
    resolved_at: after(start, 45),
    first_trigger_log_entry: reference('log_entry', `R${id}`, 'Triggered through the API.'),
    alert_counts: { all: 2, triggered: 0, resolved: 2 },
    is_mergeable: false,
    escalation_policy: reference('escalation_policy', 'PPOLICY', 'Default'),
    teams: [reference('team', `PTEAM${position % 9}`, `Team ${position % 9}`)],
    pending_actions: [],
    acknowledgements: people.slice(0, 1).map((acknowledger) => ({ at: after(start, 4), acknowledger })),
    alert_grouping: null,
    last_status_change_by: service,
    priority: { ...reference('priority', 'PPRIO2', 'P2'), name: 'P2', description: '', color: 'ffa500' },
    resolve_reason: null,
    incidents_responders: [],
    responder_requests: [],
    subscriber_requests: [],
    urgency: position % 3 === 0 ? 'low' : 'high',
    id,
    type: 'incident',
    summary: `[#${position + 1}] Queue of service ${position % 40} is long and requests wait`,
    self: `https://api.pagerduty.com/incidents/${id}`,
    html_url: `https://acme.pagerduty.com/incidents/${id}`,
  }
}
