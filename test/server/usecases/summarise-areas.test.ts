import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { areaRowsSchema, areasSchema } from '../../../model/contract/areas.ts'
import { decodeEvidence, evidenceSchema } from '../../../model/contract/evidence.ts'
import { areasReport } from '../../../model/insight/areas/report.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { type DemoServer, startDemoServer } from '../../support/demo-server.ts'

let server: DemoServer

beforeAll(async () => {
  server = await startDemoServer()
})
afterAll(() => server.close())

const get = (path: string) => fetch(`${server.address}/api/v1${path}`)
const areas = async (query = '') => areasSchema.parse(await (await get(`/areas${query}`)).json())

test.each(['year', 'quarter'] as const)('a browser computes the same %s from the compact evidence', async (period) => {
  const message = evidenceSchema.parse(await (await get('/evidence')).json())
  expect(areasReport(prepareRanking(decodeEvidence(message)), period)).toEqual(await areas(`?period=${period}`))
})

test('a CSV holds the figures of the JSON, one row a service and cause', async () => {
  const report = await areas()
  const rows = parse(await (await get('/areas?format=csv')).text(), { columns: true }) as Record<string, string>[]
  expect(
    rows.map(({ service, cause, expected_minutes, avoided_minutes, uncovered_hours }) => ({
      service,
      cause,
      figures: [expected_minutes, avoided_minutes, uncovered_hours].map(Number),
    })),
  ).toEqual(
    report.cells.map(({ service, cause, expected, avoided, uncovered }) => ({
      service,
      cause,
      figures: [expected.reliability, avoided.reliability, uncovered.toil],
    })),
  )
})

test('expected loss is that of the ranking', async () => {
  const ranking = (await (await get('/ranking')).json()) as { totals: { reliability: number } }
  expect((await areas()).expected.reliability).toBe(ranking.totals.reliability)
})

test('the rows of a cell are as many as it counts, and add up to what it expects', async () => {
  const { cells } = await areas()
  for (const cell of cells.slice(0, 12)) {
    const query = new URLSearchParams({ service: cell.service, cause: cell.cause, limit: '1000' })
    const answer = areaRowsSchema.parse(await (await get(`/areas/rows?${query}`)).json())
    expect(answer.total).toBe(cell.incidents)
    expect(answer.rows).toHaveLength(cell.incidents)
    const sum = (part: 'expectedMinutes' | 'avoidedMinutes') =>
      [...answer.rows, ...answer.other].reduce((total, row) => total + row[part], 0)
    expect(sum('expectedMinutes') / cell.expected.reliability).toBeCloseTo(1, 3)
    expect(sum('avoidedMinutes')).toBeCloseTo(cell.avoided.reliability, 2)
  }
})

test('a service that nobody knows and a cause that is none are refused with a reason', async () => {
  const unknown = await get('/areas/rows?service=nowhere&cause=deploy')
  expect(unknown.status).toBe(404)
  expect(await unknown.text()).toContain('nowhere')
  expect((await get('/areas/rows?service=ledger&cause=sunspots')).status).toBe(400)
})
