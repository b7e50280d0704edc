import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createStatuspage, statuspage } from '../../../server/sources/statuspage/statuspage.ts'
import { at, collect, context, faultOf, fixture, NOW, serve } from './reading.ts'

const json = (response: ServerResponse, body: unknown) => {
  response.setHeader('content-type', 'application/json')
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

const pull = (url: string, source = statuspage) => collect(source, source.pull({ url }, null, context()))

describe('a live page', () => {
  test('is fetched and covers the time from its oldest incident to now', async () => {
    const asked: string[] = []
    const document = await readFile(fixture('statuspage/incidents.json'), 'utf8')
    const url = await serve((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      json(response, document)
    })
    const reading = await pull(url)
    expect(asked).toEqual(['GET /api/v2/incidents.json'])
    expect(reading.incidents).toHaveLength(2)
    expect(reading.pages[0]).toMatchObject({
      location: `${url}/api/v2/incidents.json`,
      coverage: { from: at('2026-01-01T10:00:00Z'), to: NOW },
      cursor: null,
    })
    expect(await statuspage.check({ url }, context())).toBeNull()
  })

  test('covers since when a person says so', async () => {
    const url = await serve((_request, response) => json(response, { page: {}, incidents: [] }))
    const covered = async (coveredFrom?: string) =>
      (await collect(statuspage, statuspage.pull({ url, coveredFrom }, null, context()))).pages[0]?.coverage
    expect(await covered('2025-01-01')).toEqual({ from: at('2025-01-01T00:00:00Z'), to: NOW })
    expect(await covered()).toBeNull()
    expect(await covered('2027-01-01')).toBeNull()
  })

  test('of more rows than one transaction takes comes in pages, the last of which tells the coverage', async () => {
    const row = JSON.parse(await readFile(fixture('statuspage/incidents.json'), 'utf8')).incidents[0]
    const incidents = Array.from({ length: 2_300 }, (_, index) => ({ ...row, id: `i${index}` }))
    const url = await serve((_request, response) => json(response, { page: {}, incidents }))
    const { pages, incidents: mapped } = await pull(url)
    expect(pages.map(({ rows, coverage }) => [rows.length, coverage !== null])).toEqual([
      [500, false],
      [500, false],
      [500, false],
      [500, false],
      [300, true],
    ])
    expect(new Set(mapped.map(({ id }) => id)).size).toBe(2_300)
  })
})

describe('a page that answers badly', () => {
  const html = '<!doctype html><title>We are down</title>'.padEnd(500, ' and more')

  test.each<[string, (response: ServerResponse) => void, string, string]>([
    [
      'HTML with 200',
      (response) => response.setHeader('content-type', 'text/html').end(html),
      'unexpected-answer',
      ': We are down)',
    ],
    ['nothing', (response) => response.end(), 'unexpected-answer', 'an empty body'],
    [
      'JSON cut short',
      (response) => json(response, '{"page":{},"incidents":[{"id":"a"'),
      'unexpected-answer',
      'not whole JSON',
    ],
    ['a list', (response) => json(response, []), 'unexpected-answer', 'expected an object with "page"'],
    [
      'text for the incidents',
      (response) => json(response, { page: {}, incidents: 'none' }),
      'unexpected-answer',
      'JSON of another kind',
    ],
    ['null', (response) => json(response, 'null'), 'unexpected-answer', 'it begins null'],
    ['500', (response) => response.writeHead(500).end(html), 'unexpected-answer', 'status 500'],
    ['404', (response) => response.writeHead(404).end(), 'not-found', 'status 404'],
    ['403', (response) => response.writeHead(403).end('{"error":"no"}'), 'refused', 'status 403'],
    ['429', (response) => response.writeHead(429).end(), 'rate-limited', 'status 429'],
    ['a cut socket', (response) => response.socket?.destroy(), 'unreachable', 'could not be read'],
    [
      'a socket cut in mid-body',
      (response) =>
        response.writeHead(200, { 'content-length': '1000' }).write('{"page":', () => response.socket?.destroy()),
      'unreachable',
      'could not be read',
    ],
  ])('%s', async (_name, answer, code, message) => {
    const url = await serve((_request, response) => answer(response))
    const fault = await faultOf(pull(url))
    expect(fault.code).toBe(code)
    expect(fault.message).toContain(message)
    expect(fault.message).toContain('Statuspage "page"')
    expect(fault.message).toContain(`${url}/api/v2/incidents.json`)
    expect(fault.message.length).toBeLessThan(400)
    expect(fault.advice).not.toBe('')
    expect((await statuspage.check({ url }, context()))?.code).toBe(code)
  })

  test('JSON cut at any place gives no page', async () => {
    const whole = await readFile(fixture('statuspage/incidents.json'), 'utf8')
    let length = 0
    const url = await serve((_request, response) => json(response, whole.slice(0, length)))
    for (length = 1; length < whole.trimEnd().length; length += 101) {
      expect((await faultOf(pull(url))).code).toBe('unexpected-answer')
    }
  })

  test('never, or a byte at a time, is given up at the deadline', async () => {
    const impatient = createStatuspage(150)
    const silent = await serve(() => undefined)
    const fault = await faultOf(pull(silent, impatient))
    expect([fault.code, fault.message.includes('0.15 s')]).toEqual(['timed-out', true])
    const dripping = await serve((_request, response) => {
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    })
    expect((await faultOf(pull(dripping, impatient))).code).toBe('timed-out')
  })

  test('nobody listens', async () => {
    const url = await serve(() => undefined)
    const closed = url.replace(/\d+$/, '1')
    expect((await faultOf(pull(closed))).code).toBe('unreachable')
  })
})

describe('giving up', () => {
  test('ends the request with the reason of whoever gave up', async () => {
    const url = await serve(() => undefined)
    const abort = new AbortController()
    const pulling = collect(statuspage, statuspage.pull({ url }, null, context({ signal: abort.signal })))
    setTimeout(() => abort.abort(new Error('shutting down')), 20)
    await expect(pulling).rejects.toThrow('shutting down')
  })
})

describe('redirects', () => {
  test('are followed on the same host', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/api/v2/incidents.json') response.writeHead(302, { location: '/moved.json' }).end()
      else json(response, { page: {}, incidents: [] })
    })
    expect((await pull(url)).pages).toHaveLength(1)
  })

  test('are not followed to another host or port', async () => {
    let reached = false
    const other = await serve((_request, response) => {
      reached = true
      json(response, { page: {}, incidents: [] })
    })
    const url = await serve((_request, response) => response.writeHead(301, { location: `${other}/x.json` }).end())
    const fault = await faultOf(pull(url))
    expect(fault.code).toBe('unexpected-answer')
    expect(fault.message).toContain(`redirects to ${other}/x.json`)
    expect(reached).toBe(false)
  })

  test('that never end, or lead nowhere, are refused', async () => {
    const circle = await serve((_request, response) =>
      response.writeHead(302, { location: '/api/v2/incidents.json' }).end(),
    )
    expect((await faultOf(pull(circle))).message).toContain('redirects more than 5 times')
    const nowhere = await serve((_request, response) => response.writeHead(302).end())
    expect((await faultOf(pull(nowhere))).message).toContain('redirects to nowhere')
  })
})
