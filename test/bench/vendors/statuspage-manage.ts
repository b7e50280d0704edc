import { statusPage } from '../status-page.ts'
import { joined, type PlainRow, type Vendor } from './vendor.ts'

const ROWS = 10_000
const PAGE = 100

interface Incident {
  readonly id: string
  readonly name: string
  readonly created_at: string
  readonly updated_at: string
}

export const statuspageManage: Vendor = {
  type: 'statuspage-manage',
  what: `${ROWS} incidents of Statuspage with an API key`,
  config: (baseUrl) => ({ page: 'bench', key: 'a-key', baseUrl }),
  prepare() {
    const rows = statusPage(ROWS).incidents.map((row) => JSON.stringify(row))
    return ({ searchParams: query }) => ({
      body: `[${joined(rows, (Number(query.get('page')) - 1) * PAGE, PAGE)}]`,
    })
  },
  async *pages(ask) {
    for (let page = 1, isFull = true; isFull; page += 1) {
      const { text } = await ask(`/v1/pages/bench/incidents.json?limit=${PAGE}&page=${page}`)
      const rows = JSON.parse(text) as readonly Incident[]
      yield rows.map((row): PlainRow => {
        const { id, name, created_at, updated_at } = row
        return [id, name, JSON.stringify(row), Date.parse(created_at), Date.parse(updated_at)]
      })
      isFull = rows.length === PAGE
    }
  },
}
