import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { prometheus } from '../../../server/sources/prometheus/prometheus.ts'
import type { Page } from '../../../server/sources/source.ts'
import { SourceFault } from '../../../server/sources/source.ts'
import { type Asked, configOf, fakePrometheus } from './prometheus-server.ts'
import { context } from './reading.ts'

const indicator = (id: string) => ({ id, service: 'shop', good: `good_${id}`, total: `total_${id}` })
const seventyDays = '2026-03-23'

/** The pages that came before the fault, and the fault. */
async function pulled(url: string, ids: readonly string[] = ['a']) {
  const pages: Page[] = []
  try {
    const config = configOf({ url, coveredFrom: seventyDays, indicators: ids.map(indicator) })
    for await (const page of prometheus.pull(config, null, context())) pages.push(page)
  } catch (fault) {
    if (fault instanceof SourceFault) return { pages, fault }
    throw fault
  }
  return { pages, fault: null }
}

const json = (response: ServerResponse, status: number, answer: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  return true
}
const refusing = (status: number, errorType: string, error: string) => (_: Asked, response: ServerResponse) =>
  json(response, status, { status: 'error', errorType, error })
const WHOLE = { status: 'success', data: { resultType: 'matrix', result: [] } }

const FAULTS: readonly [string, (asked: Asked, response: ServerResponse) => boolean, string, RegExp, RegExp][] = [
  [
    '400',
    refusing(400, 'bad_data', 'parse error: unexpected ")"'),
    'malformed',
    /a: .* answered status 400: parse error/,
    /Mend the expression: good_a/,
  ],
  [
    '422',
    refusing(422, 'execution', 'query processing would load too many samples'),
    'unexpected-answer',
    /too many samples/,
    /recording rule/,
  ],
  [
    '503',
    refusing(503, 'timeout', 'query timed out in expression evaluation'),
    'timed-out',
    /timed out/,
    /goes on where this one stopped/,
  ],
  [
    '401',
    (_, response) => {
      response.writeHead(401).end('Unauthorized')
      return true
    },
    'refused',
    /status 401/,
    /basic, bearer, tls and tenant/,
  ],
  [
    '404',
    (_, response) => {
      response.writeHead(404).end('404 page not found')
      return true
    },
    'not-found',
    /status 404/,
    /without \/api\/v1/,
  ],
  [
    'a redirect',
    (_, response) => {
      response.writeHead(302, { location: 'https://login.example.com/?k=1' }).end()
      return true
    },
    'unexpected-answer',
    /redirects to https:\/\/login.example.com\/$/,
    /credentials would go with them/,
  ],
  [
    'HTML',
    (_, response) => {
      response.writeHead(200).end('<html>Sign in</html>')
      return true
    },
    'unexpected-answer',
    /not whole JSON: “<html>/,
    /Check that url/,
  ],
  [
    'truncated JSON',
    (_, response) => {
      response.writeHead(200).end(JSON.stringify(WHOLE).slice(0, 40))
      return true
    },
    'unexpected-answer',
    /not whole JSON/,
    /Nothing was changed/,
  ],
  [
    'an empty body',
    (_, response) => {
      response.writeHead(200).end()
      return true
    },
    'unexpected-answer',
    /an empty body/,
    /Check that url/,
  ],
  [
    'JSON of another kind',
    (_, response) => json(response, 200, { page: {} }),
    'unexpected-answer',
    /no answer of Prometheus: status is missing/,
    /Check that url/,
  ],
  [
    'a value that is a number instead of text',
    (_, response) => {
      const result = [
        {
          metric: {},
          values: [
            [1_767_225_600, '1'],
            [1_767_225_900, 1],
          ],
        },
      ]
      return json(response, 200, { status: 'success', data: { resultType: 'matrix', result } })
    },
    'unexpected-answer',
    /data\.result\[0\]\.values\[1\] is \[1767225900,1\]; expected a list of a time in seconds and a value as text/,
    /Nothing was changed/,
  ],
  [
    'a warning',
    (_, response) => json(response, 200, { ...WHOLE, warnings: ['store gateway is away'] }),
    'unexpected-answer',
    /may be partial: store gateway is away/,
    /same moment/,
  ],
  [
    'a cut connection',
    (_, response) => {
      response.writeHead(200, { 'content-length': '900' })
      response.write('{"status":')
      response.socket?.destroy()
      return true
    },
    'unreachable',
    /could not be read/,
    /goes on where this one stopped/,
  ],
]

describe('an answer that is none', () => {
  test.each(FAULTS)('%s moves nothing and says what to do', async (_, breakOff, code, message, advice) => {
    const { url } = await fakePrometheus(() => [], breakOff)
    const { pages, fault } = await pulled(url)
    expect(pages).toEqual([])
    expect(fault?.code).toBe(code)
    expect(fault?.message).toMatch(message)
    expect(fault?.advice).toMatch(advice)
  })

  test('a note that is no warning is none', async () => {
    const { url } = await fakePrometheus(
      () => [],
      (_, response) => json(response, 200, { ...WHOLE, warnings: ['PromQL info: metric might not be a counter'] }),
    )
    expect((await pulled(url)).fault).toBeNull()
  })
})

test('a server that goes away in the middle leaves the cursor after the last whole part', async () => {
  let left = 2
  const { url } = await fakePrometheus(
    () => [{ value: () => 1 }],
    (_, response) => {
      left -= 1
      if (left >= 0) return false
      response.socket?.destroy()
      return true
    },
  )
  const { pages, fault } = await pulled(url)
  expect(fault?.code).toBe('unreachable')
  expect(pages.map(({ cursor }) => cursor)).toEqual([{ a: '2026-04-27T00:00:00Z' }])
})

test('one wrong expression keeps nothing from the others, and several series are no series', async () => {
  const { url } = await fakePrometheus((query) =>
    Array.from({ length: query === 'good_a' ? 2 : 1 }, () => ({ value: () => 1 })),
  )
  const { pages, fault } = await pulled(url, ['a', 'b'])
  expect(fault?.message).toMatch(/a: .* gave 2 series where one is needed/)
  expect(fault?.advice).toContain('sum(...): good_a')
  expect(pages.at(-1)?.cursor).toEqual({ b: '2026-06-01T00:00:00Z' })
})
