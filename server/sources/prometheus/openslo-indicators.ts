import type { Slo } from '../../../model/evidence/slo.ts'
import { objectiveRow } from '../objective-row.ts'
import { mapOpenSloObject } from '../openslo/map-object.ts'
import { type OpenSloRow, readRows } from '../openslo/read-rows.ts'
import type { RawRow } from '../source.ts'
import type { Found } from './found.ts'
import { EVEN_TRAFFIC, type Indicator, type Measure } from './indicator.ts'

/**
 * The objectives of OpenSLO files, and how those are measured whose metrics name a Prometheus. One of another vendor's
 * metrics stays an objective without a measure. Throws SourceFault.
 */
export async function openSloIndicators(paths: readonly string[]): Promise<Found> {
  const read = (await readRows(paths)).flatMap(({ rows }) => rows)
  const types = dataSources(read)
  const rows: RawRow[] = []
  const indicators: Indicator[] = []
  for (const row of read) {
    const { records, rejections } = mapOpenSloObject(row)
    for (const { location, externalId, reason } of rejections) {
      rows.push(objectiveRow(location, { id: externalId, refused: reason }))
    }
    for (const record of records) {
      if (record.kind !== 'slo') continue
      rows.push(objectiveRow(`${row.location} ${record.value.id}`, record.value))
      const measure = measureOf(JSON.parse(record.raw), types)
      if (measure) indicators.push(indicatorOf(record.value, measure))
    }
  }
  return { rows, indicators }
}

const indicatorOf = ({ id, title, service }: Slo, measure: Measure): Indicator => ({
  externalId: `openslo/${id}`,
  title,
  service,
  slo: id,
  measure,
})

type Fields = Readonly<Record<string, unknown>>
type Types = ReadonlyMap<string, string>

const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})

/** What each DataSource of the files is, by name. */
function dataSources(rows: readonly RawRow[]): Types {
  return new Map(
    rows.flatMap(({ content, text }) => {
      const row = content as OpenSloRow
      if (!('object' in row) || row.object.kind !== 'DataSource') return []
      return [[row.object.name, String(fields(fields(JSON.parse(text)).spec).type)] as const]
    }),
  )
}

const COMPARISONS: Readonly<Record<string, string>> = { lte: '<=', lt: '<', gte: '>=', gt: '>' }

/** The measure of a self-contained SLO of any version; null when it is no Prometheus's. */
function measureOf(slo: unknown, types: Types): Measure | null {
  const spec = fields(fields(slo).spec)
  const objective = fields((spec.objectives as unknown[] | undefined)?.[0])
  const stated = fields(objective.indicator ?? objective.sli ?? spec.indicator ?? spec.sli)
  const indicator = stated.spec === undefined ? stated : fields(stated.spec)
  const ratio = fields(indicator.ratioMetric ?? objective.ratioMetrics)
  const isCounter = ratio.counter === true
  const query = (metric: unknown) => expressionOf(metric, types)
  const events = (metric: unknown) => {
    const expression = query(metric)
    return expression !== null && isCounter ? increaseOf(expression) : expression
  }
  const [good, bad, total, raw] = [events(ratio.good), events(ratio.bad), events(ratio.total), query(ratio.raw)]
  if (total !== null && good !== null) return { type: 'good', good, total }
  if (total !== null && bad !== null) return { type: 'bad', bad, total }
  if (raw !== null) {
    return { type: ratio.rawType === 'failure' ? 'errorRatio' : 'ratio', ratio: raw, traffic: EVEN_TRAFFIC }
  }
  const value = query(indicator.thresholdMetric)
  const comparison = COMPARISONS[String(objective.op)]
  if (value === null || comparison === undefined) return null
  return { type: 'ratio', ratio: `(${value}) ${comparison} bool ${Number(objective.value)}`, traffic: EVEN_TRAFFIC }
}

/** The PromQL of a metric as v1, v1alpha or v2alpha writes it; null when it is another vendor's. */
function expressionOf(metric: unknown, types: Types): string | null {
  const stated = fields(metric)
  const source = fields(stated.metricSource ?? stated.dataSourceSpec)
  const reference = source.metricSourceRef ?? stated.dataSourceRef
  const type = source.type ?? stated.source ?? types.get(String(reference))
  const query = fields(source.spec).query ?? fields(stated.spec).query ?? stated.query
  return /^prometheus$/i.test(String(type)) && typeof query === 'string' && query.trim() !== '' ? query.trim() : null
}

/** A counter's events within a bucket; an expression that already looks at a range is such a count itself. */
const increaseOf = (expression: string): string =>
  /\[/.test(expression) ? expression : `increase((${expression})[{{.window}}:])`
