import type { Slo } from '../../../model/evidence/slo.ts'
import { openslo } from '../../../server/sources/openslo/openslo.ts'
import { collect, type Reading, temporaryFile } from './reading.ts'

type Spec = Readonly<Record<string, unknown>>

const INDICATOR = {
  spec: {
    ratioMetric: {
      good: { metricSource: { spec: { query: 'good' } } },
      total: { metricSource: { spec: { query: 'total' } } },
    },
  },
}

/** A v1 SLO that is right in every part, with `change` in its spec; a field of undefined is left out. */
export const slo = (change: Spec = {}, metadata: Spec = {}) => ({
  apiVersion: 'openslo/v1',
  kind: 'SLO',
  metadata: { name: 'availability', ...metadata },
  spec: {
    service: 'checkout',
    indicator: INDICATOR,
    timeWindow: [{ duration: '28d', isRolling: true }],
    budgetingMethod: 'Occurrences',
    objectives: [{ target: 0.999 }],
    ...change,
  },
})

/** Reads these objects, or this text, as one file. */
export async function readOpenSlo(objects: readonly unknown[] | string, name = 'slo.yaml'): Promise<Reading> {
  // JSON is YAML, which spares the tests a writer.
  const text = typeof objects === 'string' ? objects : JSON.stringify(objects, null, 1)
  return collect(openslo, openslo.read([await temporaryFile(name, text)]))
}

export const slosOf = ({ records }: Reading): Slo[] =>
  records.flatMap((record) => (record.kind === 'slo' ? [record.value] : []))
