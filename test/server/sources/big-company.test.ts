import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findSource } from '../../../server/sources/registry.ts'
import { forecastSlos } from '../../../server/usecases/forecast-slos.ts'
import { importFiles } from '../../../server/usecases/import-files.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { bigPage, servingPage } from '../../bench/big-company.ts'
import { COMPANY_DAY } from '../../bench/company.ts'
import { quietLog, temporaryContext } from '../../support/temporary-installation.ts'

/** The short form of the company that `npm run bench -- big` brings in. */
const SIZE = { components: 40, transitions: 1_500, maintenances: 120 }
const OBJECTIVE = `apiVersion: openslo/v1
kind: SLO
metadata: { name: requests-are-answered }
spec:
  service: component-1
  indicator:
    metadata: { name: answered }
    spec:
      thresholdMetric:
        metricSource: { type: Prometheus, spec: { query: up } }
  timeWindow: [{ duration: 28d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: 0.999, op: gte, value: 1 }]
`

async function figuresOf(rows: readonly object[]) {
  const context = await temporaryContext(COMPANY_DAY)
  const openslo = findSource('openslo')
  if (!openslo) throw new Error('there is no openslo source')
  const file = join(context.folder, 'objective.yaml')
  await writeFile(file, OBJECTIVE)
  const { signal } = new AbortController()
  const objective = await importFiles(context, {
    source: openslo,
    sourceId: 'openslo',
    files: [file],
    log: quietLog,
    signal,
  })
  if (objective.fault) throw objective.fault
  return servingPage(rows, async (baseUrl) => {
    const config = { page: 'big', key: 'a-key', baseUrl }
    await context.store.sources.upsert({ id: 'big', type: 'statuspage-manage', title: 'A page', config })
    const { run, fault } = await context.engine.sync('big')
    if (fault) throw fault
    const { losses, services } = await loadEvidence(context, null)
    const forecast = await forecastSlos(context, { asOf: null, plan: [] })
    return { run, losses, services, forecast }
  })
}

test('maintenances that look like outages come in as nothing: no loss, and no forecast is another', async () => {
  const rows = bigPage(SIZE)
  const without = await figuresOf(rows.filter((row) => !('id' in row && String(row.id).startsWith('maintenance'))))
  const all = await figuresOf(rows)
  const incidents = rows.length - SIZE.maintenances
  expect(all.run).toMatchObject({
    fetched: rows.length,
    created: incidents,
    dropped: SIZE.maintenances,
    quarantined: 0,
  })
  expect(all.losses.length).toBeGreaterThan(incidents)
  expect(all.losses).toEqual(without.losses)
  expect(all.services).toEqual(without.services)
  expect(all.forecast.slos).toHaveLength(1)
  expect(all.forecast.slos).toEqual(without.forecast.slos)
})
