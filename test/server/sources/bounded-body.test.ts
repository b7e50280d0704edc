import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { BodyTooLong, boundedBytes } from '../../../server/sources/bounded-body.ts'

const BODY = randomBytes(300_000)

type Headers = Readonly<Record<string, string | number>>

/** An answer of a real server. */
async function answer(body: Buffer, headers: Headers = {}, status = 200): Promise<Response> {
  const server = createServer((_, response) => {
    response.writeHead(status, headers)
    // In pieces that end nowhere in particular.
    for (let start = 0; start < body.length; start += 70_001) response.write(body.subarray(start, start + 70_001))
    response.end()
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

test.each<[string, Buffer, Buffer, Headers]>([
  ['says how long it is', BODY, BODY, { 'content-length': BODY.length }],
  ['does not say how long it is', BODY, BODY, {}],
  ['is empty', Buffer.alloc(0), Buffer.alloc(0), { 'content-length': 0 }],
  [
    'is packed, and longer than it says',
    gzipSync(Buffer.concat([BODY, Buffer.alloc(900_000)])),
    Buffer.concat([BODY, Buffer.alloc(900_000)]),
    { 'content-encoding': 'gzip', 'content-length': gzipSync(Buffer.concat([BODY, Buffer.alloc(900_000)])).length },
  ],
])('every byte of an answer that %s', async (_, sent, whole, headers) => {
  const bytes = await boundedBytes(await answer(sent, headers), whole.length)
  expect(Buffer.compare(bytes, whole)).toBe(0)
})

test('an answer that has no body is none', async () => {
  expect(await boundedBytes(await answer(Buffer.alloc(0), {}, 204), 10)).toHaveLength(0)
})

test.each<[string, Buffer, Headers, string]>([
  ['it says so', BODY, { 'content-length': BODY.length }, 'has 300000 bytes'],
  ['that many have come', BODY, {}, 'has more than 299999 bytes'],
  [
    'that many are unpacked',
    gzipSync(Buffer.alloc(400_000)),
    { 'content-encoding': 'gzip' },
    'has more than 299999 bytes',
  ],
])('an answer that is longer than is taken ends once %s', async (_, sent, headers, words) => {
  const taken = boundedBytes(await answer(sent, headers), BODY.length - 1)
  await expect(taken).rejects.toThrow(words)
  await expect(taken).rejects.toBeInstanceOf(BodyTooLong)
})
