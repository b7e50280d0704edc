import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/**
 * A Prometheus in a process of its own: `node prometheus-process.ts`. Prints its address. Answers query_range in the shape
 * of a real one, a point a step, with good and total events that differ from point to point.
 */
const server = createServer(async (request, response) => {
  const asked = new URLSearchParams(await text(request))
  const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(asked.get(name))) as [number, number, number]
  const isGood = asked.get('query')?.includes('good') ?? false
  const values = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, point) => {
    const second = start + point * step
    const total = 1_000 + ((second / step) % 977)
    return [second, String(isGood ? total - ((second / step) % 13) : total)]
  })
  const result = [{ metric: { job: 'bench' }, values }]
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }))
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
