import { after, type PlainRow, rowTexts, startAt, type Vendor } from './vendor.ts'

/** Four times what Google shows in a year. */
const ROWS = 2_500
const UPDATES = 3
const LOCATIONS = 20

interface Incident {
  readonly id: string
  readonly external_desc: string
  readonly begin: string
  readonly end: string
}

/** Rows of 8.5 kB, as the recorded ones are: three updates, and in each every region that was hit. */
export const googleCloud: Vendor = {
  type: 'google-cloud',
  what: `${ROWS} incidents of Google Cloud`,
  config: (url) => ({ url }),
  prepare() {
    const body = `[${rowTexts(ROWS, (position) => incident(ROWS - 1 - position)).join(',')}]`
    return () => ({ body })
  },
  async *pages(ask) {
    const { text } = await ask('/incidents.json')
    const rows = JSON.parse(text) as readonly Incident[]
    yield rows.map((row): PlainRow => {
      const { id, external_desc, begin, end } = row
      return [id, external_desc, JSON.stringify(row), Date.parse(begin), Date.parse(end)]
    })
  },
}

function incident(position: number) {
  const start = startAt(position, ROWS)
  const at = (minutes: number) => after(start, minutes).replace('.000Z', '+00:00')
  const product = (number: number) => ({ title: `Product ${number}`, id: `z5${number}JsXY8X71gVwcLc` })
  const locations = Array.from({ length: LOCATIONS }, (_, number) => ({
    title: `Region ${number} (region-${number})`,
    id: `region-${number}`,
  }))
  const update = (number: number) => ({
    created: at(70 - 30 * number),
    modified: at(71 - 30 * number),
    when: at(70 - 30 * number),
    text: `Summary: Customers of product ${position % 50} see errors.\nDescription: ${'Mitigation work is underway by our engineering team. '.repeat(6)}\nWorkaround: None at this time.`,
    status: number === 0 ? 'AVAILABLE' : 'SERVICE_DISRUPTION',
    affected_locations: locations,
  })
  const updates = Array.from({ length: UPDATES }, (_, number) => update(number))
  return {
    id: `Mvib692Au6CZ${String(position).padStart(8, '0')}`,
    number: String(18_113_382_620_664 + position),
    begin: at(0),
    created: at(19),
    end: at(70),
    modified: at(72),
    external_desc: `Customers of product ${position % 50} see errors when they use number ${position}`,
    updates,
    most_recent_update: updates[0],
    status_impact: 'SERVICE_DISRUPTION',
    severity: position % 4 === 0 ? 'high' : 'medium',
    service_key: `z5${position % 50}JsXY8X71gVwcLc`,
    service_name: `Product ${position % 50}`,
    affected_products: [product(position % 50), product((position * 7) % 50)],
    uri: `incidents/Mvib692Au6CZ${String(position).padStart(8, '0')}`,
    currently_affected_locations: [],
    previously_affected_locations: locations,
  }
}
