import { z } from 'zod'
import type { Instant } from '../../../model/quantity.ts'
import { earliestIn, liveCoverage } from '../coverage.ts'
import { addressSchema, coveredFromSchema, startOfCoverage } from '../incident-feed/feed-config.ts'
import { faultOf, type JsonApi, jsonApi, rowLocation } from '../json-api.ts'
import { jsonText } from '../json-text.ts'
import { listWith, type RecordedForm, readRecorded } from '../recorded-rows.ts'
import { type Page, type Source, type SourceContext, SourceFault } from '../source.ts'
import { externalIdOf, mapOpsgenieIncident, type OpsgenieRow } from './map-incident.ts'

const PAGE = 100
/** Opsgenie lists no further. */
const FURTHEST = 20_000

const configSchema = z.strictObject({
  key: z.string().min(1).meta({
    secret: true,
    title: 'API key',
    description: 'One that may read is enough. At Opsgenie: Settings, API key management.',
  }),
  baseUrl: addressSchema
    .meta({ title: 'Server', description: 'In the EU: https://api.eu.opsgenie.com.' })
    .default('https://api.opsgenie.com'),
  coveredFrom: coveredFromSchema.optional(),
})
type OpsgenieConfig = z.infer<typeof configSchema>

const pageSchema = z.object({ data: z.array(z.unknown()), paging: z.object({ next: z.string().nullish() }).nullish() })
const servicesSchema = z.object({
  data: z.array(z.object({ id: z.string(), name: z.string() })),
  paging: pageSchema.shape.paging,
})

const ADVICE = {
  refused: 'Check the API key: it must be one that may read, of this account.',
  missing: 'Check the server: https://api.opsgenie.com, or https://api.eu.opsgenie.com for accounts in the EU.',
}

const RECORDED: RecordedForm = {
  of: 'Opsgenie incidents',
  rows: 'incidents',
  advice: "Name an answer of Opsgenie's list of incidents, or DevLake's _raw_opsgenie_incidents.csv.",
  rowsIn: (document) =>
    listWith((document as { data?: unknown } | null)?.data ?? document, 'id', 'message', 'impactedServices'),
  idOf: externalIdOf,
  map: mapOpsgenieIncident,
}

/** Incidents of Opsgenie, brought over when asked: its vendor takes it out of service. */
export const opsgenie: Source<OpsgenieConfig> = {
  type: 'opsgenie',
  title: 'Opsgenie',
  schedule: null,
  configSchema,
  pull,
  asksAhead: true,
  check: (config, context) => faultOf(api(config, context).ask('/v1/incidents?limit=1&offset=0', pageSchema)),
  read: (files) => readRecorded(files, RECORDED),
  map: mapOpsgenieIncident,
  reopen: ({ location, raw, origin }): OpsgenieRow => ({
    location,
    content: JSON.parse(raw) as unknown,
    text: raw,
    origin: namesSchema.parse(origin),
  }),
}

const namesSchema = z.record(z.string(), z.string()).catch({})

const api = ({ baseUrl, key }: OpsgenieConfig, context: SourceContext): JsonApi =>
  jsonApi({ title: 'Opsgenie', baseUrl, headers: { authorization: `GenieKey ${key}` }, advice: ADVICE }, context)

/** All incidents, oldest first, so that what is added meanwhile moves none to a page that was read. */
async function* pull(config: OpsgenieConfig, _cursor: unknown, context: SourceContext): AsyncGenerator<Page> {
  const { ask, location, source } = api(config, context)
  const names = await serviceNames(ask)
  let oldestStart: Instant | null = null
  for (let offset = 0; ; offset += PAGE) {
    const path = `/v1/incidents?limit=${PAGE}&offset=${offset}&sort=createdAt&order=asc`
    const { data, paging } = await ask(path, pageSchema)
    oldestStart = earliestIn(oldestStart, data, 'createdAt')
    const hasNext = data.length > 0 && Boolean(paging?.next ?? data.length >= PAGE)
    const covered = hasNext
      ? null
      : liveCoverage({ oldestStart, moments: [] }, startOfCoverage({ url: '', ...config }), context.now())
    const rows = data.map((content, position) =>
      rowOf(content, rowLocation(location(path), 'incidents', externalIdOf(content), offset + position), names),
    )
    yield { location: location(path), rows, cursor: null, expected: null, coverage: covered }
    if (!hasNext) return
    if (offset + 2 * PAGE > FURTHEST) throw tooMany(source, location(path))
  }
}

async function serviceNames(ask: JsonApi['ask']): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (let offset = 0; ; offset += PAGE) {
    const { data, paging } = await ask(`/v1/services?limit=${PAGE}&offset=${offset}`, servicesSchema)
    for (const { id, name } of data) names.set(id, name)
    if (data.length === 0 || !(paging?.next ?? data.length >= PAGE)) return names
  }
}

function rowOf(content: unknown, location: string, names: ReadonlyMap<string, string>): OpsgenieRow {
  const ids = (content as { impactedServices?: unknown } | null)?.impactedServices
  const origin: Record<string, string> = {}
  for (const id of Array.isArray(ids) ? ids : []) {
    const name = names.get(id)
    if (name !== undefined) origin[id] = name
  }
  return { location, content, text: jsonText(content), origin }
}

const tooMany = (source: string, location: string): SourceFault =>
  new SourceFault({
    code: 'unexpected-answer',
    location,
    message: `${source}: ${location} has more than ${FURTHEST} incidents, of which Opsgenie lists no more`,
    advice: 'What came is kept. Export the others from Opsgenie and import the file.',
  })
