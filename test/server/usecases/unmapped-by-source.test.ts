import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { instant } from '../../../model/quantity.ts'
import { apiRouter } from '../../../server/http/api.ts'
import { SOURCE_ROUTES } from '../../../server/http/resources/sources.ts'
import { unmappedBySource } from '../../../server/usecases/unmapped-by-source.ts'
import type { Calculator } from '../../../server/worker/calculator.ts'
import { importCsv, NOW, temporaryContext } from '../../support/temporary-installation.ts'

const SECOND = 1_000
const OF_NOTHING = `id,title,started_at,resolved_at,severity,services
i1,Slow,2025-12-10T08:00:00Z,2025-12-10T08:30:00Z,minor,
i2,Slower,2025-12-12T08:00:00Z,2025-12-12T09:00:00Z,minor,
`

test('rows without a service are counted anew with what changed, and every ten seconds while a source is being read', async () => {
  const context = await temporaryContext()
  const countedAt = async (now: number) =>
    Object.fromEntries(await unmappedBySource({ store: context.store, now: () => instant(now) }))
  await importCsv(context, 'incidents.csv', OF_NOTHING, 'first')
  expect(await countedAt(NOW)).toEqual({ first: 2 })

  const { id } = await context.store.runs.start('first')
  await importCsv(context, 'incidents.csv', OF_NOTHING, 'second')
  expect(await countedAt(NOW + 9 * SECOND)).toEqual({ first: 2 })
  expect(await countedAt(NOW + 10 * SECOND)).toEqual({ first: 2, second: 2 })

  await importCsv(context, 'incidents.csv', OF_NOTHING, 'third')
  expect(await countedAt(NOW + 11 * SECOND)).toEqual({ first: 2, second: 2 })
  await context.store.runs.finish(id, null)
  expect(await countedAt(NOW + 11 * SECOND)).toEqual({ first: 2, second: 2, third: 2 })
})

test('the server leaves the counting to its thread', async () => {
  const context = await temporaryContext()
  await importCsv(context, 'incidents.csv', OF_NOTHING, 'page')
  const bytes = new TextEncoder().encode(JSON.stringify([['page', 7]]))
  const calculator: Calculator = {
    ask: async () => ({ contentType: 'application/json', fileName: null, etag: '""', bytes }),
    atHand: async () => undefined,
    close: async () => undefined,
  }
  const never = new AbortController().signal
  const server = express()
    .use(apiRouter(context, never, SOURCE_ROUTES, calculator))
    .listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as { port: number }
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/sources`)
  expect(await answer.json()).toMatchObject({ sources: [{ id: 'page', rows: 2, unmapped: 7 }] })
})
