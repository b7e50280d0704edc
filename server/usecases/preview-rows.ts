import type { PreviewRow } from '../../model/contract/source-setup.ts'
import { demandMapping } from '../../model/evidence/demand-mapping.ts'
import { endOf, type MappedIncident } from '../../model/evidence/incident.ts'
import { incidentMapper, type MappingBasis, servicesFromComponents } from '../../model/evidence/mapping.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import { MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import type { EvidenceRecord } from '../sources/record.ts'
import type { AnySource } from '../sources/registry.ts'
import type { RawRow } from '../sources/source.ts'
import { compileTitle } from '../sources/title-pattern.ts'
import { mapRows } from '../sync/map-rows.ts'
import type { ReadingContext } from './context.ts'

/** Rows that a person looks at before they say yes. */
const MOST_ROWS = 20

/** The first of these rows as they would be taken in under that id, each with the service that it would belong to. */
export async function previewRows(
  { store }: ReadingContext,
  source: AnySource,
  id: string,
  all: readonly RawRow[],
): Promise<PreviewRow[]> {
  const { told, inForce, rules, components } = await basisOf(store)
  const rows = all.slice(0, MOST_ROWS)
  const mapped = rows.map((row) => ({ row, ...mapRows([row], (one) => source.map(one, id)) }))
  const named = mapped.flatMap(({ records }) =>
    records.flatMap((record) =>
      record.kind === 'incident'
        ? record.value.impacts.map(({ component, name }) => ({ source: id, id: component, name }))
        : [],
    ),
  )
  const known = new Set(inForce.map((service) => service.id))
  const areStated = told.some((service) => service.source !== null)
  const services = [...inForce, ...(areStated ? [] : servicesFromComponents(named).filter((one) => !known.has(one.id)))]
  const toServices = placing(id, { services, rules, components, compile: compileTitle })
  return mapped.map(({ row, records: [record], rejections: [rejection] }): PreviewRow => {
    const nothing = { ...NOTHING, kind: null, title: '', reason: null }
    if (record) return { location: row.location, outcome: 'taken', reason: null, ...toServices(record) }
    if (rejection) return { ...nothing, location: row.location, outcome: 'quarantined', reason: rejection.reason }
    return { ...nothing, location: row.location, outcome: 'left-out' }
  })
}

/** What rows are brought to services by. The first of them that is kept takes the demo company out, and all of this with it. */
async function basisOf(store: ReadingContext['store']) {
  const { demo } = await store.settings.get()
  if (demo) return { told: [], inForce: [], rules: [], components: [] }
  const [told, inForce, rules, components] = await Promise.all([
    store.services.told(),
    store.services.all(),
    store.rules.all(),
    store.components.all(),
  ])
  return { told, inForce, rules, components }
}

type Shown = Pick<PreviewRow, 'kind' | 'title' | keyof typeof NOTHING>
const NOTHING = { startedAt: null, severity: null, minutes: null, service: null, cause: null }

function placing(source: string, basis: MappingBasis) {
  const toServices = incidentMapper(basis)
  const toService = demandMapping(basis)
  return ({ kind, value }: EvidenceRecord): Shown => {
    const shown = { ...NOTHING, kind, title: value.title ?? value.id }
    if (kind === 'issue') return { ...shown, service: toService({ ...value, source }).service }
    if (kind === 'request') return { ...shown, service: toService({ ...value, source, said: {}, revision: 0 }).service }
    if (kind !== 'incident') return shown
    const incident = toServices(value)
    return {
      ...shown,
      startedAt: new Date(incident.startedAt).toISOString(),
      severity: incident.severity,
      minutes: minutesOf(incident),
      service: namesOf(incident),
      cause: incident.mappedCause,
    }
  }
}

/** Until it was over for customers, as losses count it. */
function minutesOf(incident: MappedIncident): number | null {
  const end = endOf(incident)
  return end === null ? null : (end - incident.startedAt) / MILLISECONDS_PER_MINUTE
}

const namesOf = ({ felt }: MappedIncident): string | null =>
  felt
    .map(({ service }) => service)
    .filter((service) => service !== UNMAPPED)
    .join(', ') || null
