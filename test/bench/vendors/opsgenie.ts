import { after, joined, type PlainRow, rowTexts, startAt, type Vendor } from './vendor.ts'

const ROWS = 10_000
const PAGE = 100
const SERVICES = 40

interface Incident {
  readonly id: string
  readonly message: string
  readonly createdAt: string
  readonly updatedAt: string
}
interface Listing {
  readonly data: readonly Incident[]
  readonly paging?: { readonly next: string }
}

const uuid = (number: number): string => `3a74524a-f492-4172-b3f5-${String(number).padStart(12, '0')}`

export const opsgenie: Vendor = {
  type: 'opsgenie',
  what: `${ROWS} incidents of Opsgenie`,
  config: (baseUrl) => ({ key: 'a-key', baseUrl }),
  prepare() {
    const rows = rowTexts(ROWS, incident)
    const services = JSON.stringify({
      data: Array.from({ length: SERVICES }, (_, number) => ({ id: uuid(number), name: `Service ${number}` })),
    })
    return ({ pathname, searchParams: query }) => {
      if (pathname.endsWith('services')) return { body: services }
      const offset = Number(query.get('offset'))
      const next = offset + PAGE < ROWS ? `,"paging":{"next":"${pathname}?offset=${offset + PAGE}"}` : ''
      return { body: `{"data":[${joined(rows, offset, PAGE)}],"totalCount":${ROWS}${next}}` }
    }
  },
  async *pages(ask) {
    for (let offset = 0, hasNext = true; hasNext; offset += PAGE) {
      const { text } = await ask(`/v1/incidents?limit=${PAGE}&offset=${offset}&sort=createdAt&order=asc`)
      const { data, paging } = JSON.parse(text) as Listing
      yield data.map((row): PlainRow => {
        const { id, message, createdAt, updatedAt } = row
        return [id, message, JSON.stringify(row), Date.parse(createdAt), Date.parse(updatedAt)]
      })
      hasNext = paging !== undefined
    }
  },
}

/** Rows of 1 kB, as the recorded ones are. */
function incident(position: number) {
  const start = startAt(position, ROWS)
  const id = uuid(1_000 + position)
  return {
    id,
    description: 'What customers saw was an error page. A change of the last release was rolled back.',
    impactedServices: [uuid(position % SERVICES)],
    tinyId: String(position),
    message: `Queue of service ${position % SERVICES} is long and requests wait`,
    status: 'resolved',
    tags: ['release', 'queue'],
    createdAt: after(start, 5),
    updatedAt: after(start, 45),
    priority: `P${(position % 4) + 1}`,
    ownerTeam: '',
    responders: [
      { type: 'team', id: uuid(1) },
      { type: 'user', id: uuid(2) },
    ],
    extraProperties: {},
    links: {
      web: `https://acme.app.opsgenie.com/incident/detail/${id}`,
      api: `https://api.opsgenie.com/v1/incidents/${id}`,
    },
    impactStartDate: after(start, 0),
    impactEndDate: after(start, 40),
    actions: [],
  }
}
