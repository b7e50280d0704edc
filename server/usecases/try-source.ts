import type { PreviewRow, SourceSetupRequest, SourceTrial } from '../../model/contract/source-setup.ts'
import type { MappedIncident } from '../../model/evidence/incident.ts'
import { incidentMapper, servicesFromComponents } from '../../model/evidence/mapping.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import type { EvidenceRecord } from '../sources/record.ts'
import type { AnySource } from '../sources/registry.ts'
import { type Page, SourceFault } from '../sources/source.ts'
import { compileTitle } from '../sources/title-pattern.ts'
import { mapRows } from '../sync/map-rows.ts'
import type { Context } from './context.ts'
import { readSetup } from './source-setup.ts'

const MOST_ROWS = 20
/** Milliseconds that a trial may take: somebody is waiting for it. */
const PATIENCE = 30_000

/**
 * Calls a source as it would be set up, keeps nothing, and shows its first rows as they would map. What the source
 * answers instead is the trial's problem, in words. Throws RefusedRequest when the setup itself is wrong.
 */
export async function trySource(context: Context, setup: SourceSetupRequest): Promise<SourceTrial> {
  const { source, config } = await readSetup(context, setup)
  const controller = new AbortController()
  const { now, fetch, secrets } = context
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(PATIENCE)])
  const called = { sourceId: setup.id, fetch, signal, now }
  try {
    const fault = await source.check(config, called)
    if (fault) throw fault
    const page = await firstRows(source.pull(config, null, called))
    return {
      problem: null,
      expected: page?.expected ?? null,
      rows: page ? await previewRows(context, source, setup.id, page) : [],
    }
  } catch (error) {
    const { code, message, advice } = inWords(error, setup.id)
    return { problem: { code, message: secrets.hide(message), advice: secrets.hide(advice) }, expected: null, rows: [] }
  } finally {
    controller.abort()
  }
}

function inWords(error: unknown, id: string): Pick<SourceFault, 'code' | 'message' | 'advice'> {
  if (error instanceof SourceFault) return error
  if (error instanceof Error && error.name === 'TimeoutError') {
    return {
      code: 'timed-out',
      message: `"${id}" did not answer within ${PATIENCE / 1_000} s`,
      advice: 'Check the address, or try again later.',
    }
  }
  throw error
}

/** The first page that has rows; the last one when none has. */
async function firstRows(pages: AsyncIterable<Page>): Promise<Page | null> {
  let last: Page | null = null
  for await (const page of pages) {
    last = page
    if (page.rows.length > 0) break
  }
  return last
}

async function previewRows({ store }: Context, source: AnySource, id: string, page: Page): Promise<PreviewRow[]> {
  const [told, inForce, rules, components] = await Promise.all([
    store.services.told(),
    store.services.all(),
    store.rules.all(),
    store.components.all(),
  ])
  const rows = page.rows.slice(0, MOST_ROWS)
  const mapped = rows.map((row) => ({ row, ...mapRows([row], (one) => source.map(one, id)) }))
  const named = mapped.flatMap(({ records }) =>
    records.flatMap((record) =>
      record.kind === 'incident'
        ? record.value.impacts.map(({ component, name }) => ({ source: id, id: component, name }))
        : [],
    ),
  )
  const known = new Set(inForce.map(({ id }) => id))
  const areStated = told.some(({ source }) => source !== null)
  const services = [...inForce, ...(areStated ? [] : servicesFromComponents(named).filter(({ id }) => !known.has(id)))]
  const toServices = incidentMapper({ services, rules, components, compile: compileTitle })
  return mapped.map(({ row, records: [record], rejections: [rejection] }): PreviewRow => {
    const nothing = { kind: null, title: '', startedAt: null, service: null, cause: null, reason: null }
    if (record) return { location: row.location, outcome: 'taken', reason: null, ...asShown(record, toServices) }
    if (rejection) return { ...nothing, location: row.location, outcome: 'quarantined', reason: rejection.reason }
    return { ...nothing, location: row.location, outcome: 'left-out' }
  })
}

function asShown(
  record: EvidenceRecord,
  toServices: ReturnType<typeof incidentMapper>,
): Pick<PreviewRow, 'kind' | 'title' | 'startedAt' | 'service' | 'cause'> {
  const { kind, value } = record
  const title = value.title ?? value.id
  if (kind !== 'incident') return { kind, title, startedAt: null, service: null, cause: null }
  const incident = toServices(record.value)
  return {
    kind,
    title,
    startedAt: new Date(incident.startedAt).toISOString(),
    service: servicesOf(incident),
    cause: incident.mappedCause,
  }
}

const servicesOf = ({ felt }: MappedIncident): string | null =>
  felt
    .map(({ service }) => service)
    .filter((service) => service !== UNMAPPED)
    .join(', ') || null
