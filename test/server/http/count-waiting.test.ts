import { once } from 'node:events'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { countWaiting } from '../../../server/http/count-waiting.ts'

test('a request is waited for from when it comes until it is answered or given up; a stream of events never is', async () => {
  let waiting = 0
  const app = express()
  app.use(
    countWaiting(() => {
      waiting += 1
      return () => {
        waiting -= 1
      }
    }),
  )
  const asked: { answer(): void; gone: Promise<unknown> }[] = []
  app.use((_request, response) => {
    response.flushHeaders()
    asked.push({ answer: () => response.end(), gone: once(response, 'close') })
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const ask = async (headers = {}) => {
    const request = get({ port, host: '127.0.0.1', headers })
    const [response] = await once(request, 'response')
    response.resume()
    return { request, last: asked.at(-1) }
  }
  const answered = await ask()
  const givenUp = await ask()
  const stream = await ask({ accept: 'text/event-stream' })
  expect(waiting).toBe(2)
  answered.last?.answer()
  await answered.last?.gone
  expect(waiting).toBe(1)
  givenUp.request.destroy()
  await givenUp.last?.gone
  expect(waiting).toBe(0)
  stream.request.destroy()
  await stream.last?.gone
  expect(waiting).toBe(0)
})
