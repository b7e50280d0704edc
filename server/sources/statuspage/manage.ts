import { z } from 'zod'
import { MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { earliestIn, liveCoverage } from '../coverage.ts'
import { addressSchema, coveredFromSchema, startOfCoverage } from '../incident-feed/feed-config.ts'
import { faultOf, type JsonApi, jsonApi, rowLocation } from '../json-api.ts'
import { jsonText } from '../json-text.ts'
import type { Page, RawRow, Source, SourceContext } from '../source.ts'
import { parseInstant, showInstant } from '../time.ts'
import { externalIdOf, mapStatuspageIncident } from './map-incident.ts'
import { statuspage } from './statuspage.ts'

const EVERY_TEN_MINUTES = '*/10 * * * *'
const PAGE = 100

const configSchema = z.strictObject({
  page: z
    .string()
    .regex(/^\w+$/, 'must be the id of a page, such as kctbh9vrtdwd')
    .meta({ title: 'Page', description: 'The id of your page, as Statuspage shows it beside the API keys.' }),
  key: z
    .string()
    .min(1)
    .meta({ secret: true, title: 'API key', description: 'Of a user of Statuspage who may see the page.' }),
  baseUrl: addressSchema.meta({ title: 'Server' }).default('https://api.statuspage.io'),
  coveredFrom: coveredFromSchema.optional(),
})
type ManageConfig = z.infer<typeof configSchema>

const pageSchema = z.array(z.unknown())

const moment = z.string().transform(parseInstant).nullable().catch(null)
const cursorSchema = z
  .object({
    /** When all of it was listed last. */
    listedAt: moment,
    /** The page at which a listing that broke off goes on; 1 when none did. */
    page: z.int().positive(),
    oldest: moment,
  })
  .catch({ listedAt: null, page: 1, oldest: null })

const ADVICE = {
  refused: 'Check the API key, and that its user may see the page.',
  missing: 'Check the id of the page: Statuspage shows it beside the API keys.',
}

/** Every incident of one's own page made with Statuspage, where the public feed shows the 50 newest. */
export const statuspageManage: Source<ManageConfig> = {
  type: 'statuspage-manage',
  title: 'Statuspage with an API key',
  schedule: EVERY_TEN_MINUTES,
  configSchema,
  pull,
  asksAhead: true,
  check: (config, context) => faultOf(api(config, context).ask(pathOf(config, 1), pageSchema)),
  read: statuspage.read,
  map: (row, sourceId) => mapStatuspageIncident({ ...row, content: withStart(row.content) }, sourceId),
}

const api = ({ baseUrl, key }: ManageConfig, context: SourceContext): JsonApi =>
  jsonApi({ title: 'Statuspage', baseUrl, headers: { authorization: `OAuth ${key}` }, advice: ADVICE }, context)

const pathOf = ({ page }: ManageConfig, number: number): string =>
  `/v1/pages/${page}/incidents.json?limit=${PAGE}&page=${number}`

/** The newest page, and once a day all of them: an old incident that is told of again shows nowhere else. */
async function* pull(config: ManageConfig, stored: unknown, context: SourceContext): AsyncGenerator<Page> {
  const { ask, location } = api(config, context)
  const now = context.now()
  let { listedAt, page, oldest } = cursorSchema.parse(stored ?? null)
  const isListing = listedAt === null || now - listedAt >= MILLISECONDS_PER_DAY || page > 1
  for (let hasNext = true; hasNext; ) {
    const path = pathOf(config, page)
    const contents = await ask(path, pageSchema)
    oldest = earliestIn(oldest, contents, 'created_at')
    hasNext = isListing && contents.length >= PAGE
    page = hasNext ? page + 1 : 1
    if (isListing && !hasNext) listedAt = now
    const coverage = hasNext
      ? null
      : liveCoverage(
          { oldestStart: oldest, moments: [] },
          startOfCoverage({ url: '', coveredFrom: config.coveredFrom }),
          now,
        )
    const shown = (at: typeof listedAt) => (at === null ? null : showInstant(at))
    const cursor = { listedAt: shown(listedAt), page, oldest: shown(oldest) }
    yield { location: location(path), rows: rowsOf(contents, location(path)), cursor, expected: null, coverage }
  }
}

/** The interface with a key leaves the start out: it is the creation then, unless somebody backdated it. */
const withStart = (content: unknown): unknown =>
  typeof content === 'object' && content !== null && 'created_at' in content
    ? { started_at: content.created_at, ...content }
    : content

const rowsOf = (contents: readonly unknown[], location: string): RawRow[] =>
  contents.map((content, position) => ({
    location: rowLocation(location, 'incidents', externalIdOf(content), position),
    content,
    text: jsonText(content),
  }))
