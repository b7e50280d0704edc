import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { VENDORS } from './vendors/vendors.ts'

/** One vendor in a process of its own: `node vendor-process.ts NAME`. Prints its address once its answers are ready. */
const [name = ''] = process.argv.slice(2)
const answer = VENDORS[name]?.prepare()
if (!answer) throw new Error(`there is no vendor ${name}`)

const server = createServer((request, response) => {
  const { body, headers } = answer(new URL(request.url ?? '', 'http://upstream'))
  const bytes = Buffer.from(body)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length, ...headers }).end(bytes)
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
