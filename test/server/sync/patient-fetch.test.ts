import { expect, onTestFinished, test } from 'vitest'
import { instant } from '../../../model/quantity.ts'
import { SourceFault } from '../../../server/sources/source.ts'
import { PATIENCE } from '../../../server/sync/patience.ts'
import { patientFetch } from '../../../server/sync/patient-fetch.ts'
import { sendJson } from '../../faults/upstream.ts'
import { serve } from '../sources/reading.ts'
import { silencesInMemory } from './silences-in-memory.ts'

/** A host that answers the first request so, and well after it; and when each request came. */
async function host(status: number, headers: Record<string, string>) {
  const times: number[] = []
  const url = await serve((_request, response) => {
    times.push(performance.now())
    if (times.length === 1) sendJson(response, {}, status, headers)
    else sendJson(response, { well: true })
  })
  return { url, times }
}

function caller(silences = silencesInMemory(), patience: Partial<typeof PATIENCE> = {}) {
  const waits: (number | null)[] = []
  const { fetch, close } = patientFetch({
    source: 'Source "a"',
    silences,
    now: () => instant(Date.now()),
    random: () => 0,
    signal: new AbortController().signal,
    onWait: (until) => waits.push(until),
    patience: { ...PATIENCE, second: 10, ...patience },
  })
  onTestFinished(close)
  return { fetch, waits }
}

test.each([429, 420, 503])('Retry-After of %i is waited for, and told while it lasts', async (status) => {
  const { url, times } = await host(status, { 'retry-after': '20' })
  const { fetch, waits } = caller()
  const began = Date.now()
  expect((await fetch(url)).status).toBe(200)
  const [first = 0, second = 0] = times
  // A millisecond off: the clock of silences tells whole ones.
  expect(second - first).toBeGreaterThanOrEqual(199)
  expect(waits).toEqual([expect.any(Number), null])
  expect(waits[0]).toBeGreaterThanOrEqual(began + 200)
})

test('another caller keeps the silence too, whatever it asks that host for, and no other host', async () => {
  const { url, times } = await host(429, { 'retry-after': '1000' })
  const other = await host(200, {})
  const silences = silencesInMemory()
  const first = caller(silences)
  await expect(first.fetch(url)).rejects.toThrow(SourceFault)
  const second = caller(silences)
  await expect(second.fetch(`${url}/another`)).rejects.toMatchObject({
    code: 'rate-limited',
    message: expect.stringMatching(/^Source "a": .*\/another takes no more requests for another \d+ s$/),
  })
  expect((await second.fetch(other.url)).status).toBe(200)
  expect([times.length, other.times.length]).toEqual([1, 1])
})
