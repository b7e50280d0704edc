import { parse as parseCsv } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { parse as parseYaml, stringify as stringifyYaml } from 'yaml'
import { after, type PlainRow, startAt, type Vendor } from './vendor.ts'

const ROWS = 20_000
/** Fewer of YAML, of which the plainest program reads two megabytes a second. */
const YAML_ROWS = 1_000

interface Row {
  readonly id: string
  readonly title: string
  readonly started_at: string
  readonly resolved_at: string
}

const COLUMNS = ['id', 'title', 'started_at', 'resolved_at', 'severity', 'services']

/** A list of somebody's own at an address, which has columns that nobody asked for. */
const list = (
  form: string,
  rows: number,
  write: (rows: readonly object[]) => string,
  read: (text: string) => unknown,
) => {
  const path = `/incidents.${form}`
  return {
    type: 'list',
    what: `${rows} incidents of a list of ${form.toUpperCase()}`,
    config: (address) => ({
      url: address + path,
      table: 'incidents',
      columns: Object.fromEntries(COLUMNS.map((name) => [name, name])),
    }),
    prepare() {
      const body = write(Array.from({ length: rows }, (_, position) => incident(position, rows)))
      return () => ({ body })
    },
    async *pages(ask) {
      const { text } = await ask(path)
      yield (read(text) as readonly Row[]).map((row): PlainRow => {
        const { id, title, started_at, resolved_at } = row
        return [id, title, JSON.stringify(row), Date.parse(started_at), Date.parse(resolved_at)]
      })
    },
  } satisfies Vendor
}

const inDocument = (document: unknown): unknown => (document as { readonly incidents: unknown }).incidents

export const listCsv: Vendor = list(
  'csv',
  ROWS,
  (rows) => stringify([...rows], { header: true }),
  (text) => parseCsv(text, { columns: true }),
)
export const listJson: Vendor = list(
  'json',
  ROWS,
  (rows) => JSON.stringify({ incidents: rows }),
  (text) => inDocument(JSON.parse(text)),
)
export const listYaml: Vendor = list(
  'yaml',
  YAML_ROWS,
  (rows) => stringifyYaml({ incidents: rows }),
  (text) => inDocument(parseYaml(text)),
)

const incident = (position: number, count: number) => {
  const start = startAt(position, count)
  return {
    id: `i${position}`,
    title: `Queue ${position} is long and requests wait`,
    started_at: after(start, 0),
    resolved_at: after(start, 30),
    severity: 'SEV2',
    services: 'queue; shop',
    created_at: after(start, 5),
    updated_at: after(start, 45),
    text: 'What customers saw was an error page. A change was rolled back. '.repeat(3),
  }
}
