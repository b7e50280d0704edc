import { describe, expect, test } from 'vitest'
import { config, fakeGithub, issues, json, quickGithub, second } from './github-server.ts'
import { collect, context, faultOf } from './reading.ts'

const github = quickGithub({ retries: 1 })

const readUntilFault = async (url: string, source = github) => ({
  fault: await faultOf(collect(source, source.pull(config(url), null, context()))),
})

describe('a limit', () => {
  /** When each request came, in milliseconds; the first `count` are refused. */
  async function limited(count: number, status: number, message: string, headers: () => Record<string, string>) {
    const times: number[] = []
    const { url } = await fakeGithub({ 'acme/shop': issues(150) }, (_request, response, asked) => {
      times.push(performance.now())
      if (asked > count) return false
      json(response, { message }, status, headers())
      return true
    })
    return { url, times }
  }

  const reset = (seconds: number) => () => ({
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + seconds),
  })
  test.each<[string, number, string, () => Record<string, string>, number]>([
    ['429 with Retry-After', 429, 'Slow down', () => ({ 'retry-after': '20' }), 200],
    ['403 with Retry-After', 403, 'Slow down', () => ({ 'retry-after': '20' }), 200],
    ['429 with a date', 429, '', () => ({ 'retry-after': new Date(Date.now() + 30_000).toUTCString() }), 200],
    [
      'a secondary limit with Retry-After',
      403,
      'You have exceeded a secondary rate limit',
      () => ({ 'retry-after': '20' }),
      200,
    ],
    ['a secondary limit without a header', 403, 'You have exceeded a secondary rate limit', () => ({}), 600],
    ['a limit that resets', 403, 'API rate limit exceeded', reset(25), 200],
  ])('%s is waited for, and nothing is sent before', async (_name, status, message, headers, least) => {
    const { url, times } = await limited(1, status, message, headers)
    const { records } = await collect(github, github.pull(config(url), null, context()))
    expect(records).toHaveLength(150)
    expect(times).toHaveLength(3)
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(least - 5)
  })

  test('that a good answer announces is kept too', async () => {
    const times: number[] = []
    const { url } = await fakeGithub({ 'acme/shop': issues(150) }, (_request, response, count) => {
      times.push(performance.now())
      if (count === 1) for (const [name, value] of Object.entries(reset(30)())) response.setHeader(name, value)
      return false
    })
    await collect(github, github.pull(config(url), null, context()))
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(200)
  })

  test('longer than a sync may wait ends it at once, and the next one sends nothing either', async () => {
    const { url, times } = await limited(9, 429, 'Slow down', () => ({ 'retry-after': '3600' }))
    const source = quickGithub()
    const { fault } = await readUntilFault(url, source)
    expect([fault.code, fault.message.includes('3600 s')]).toEqual(['rate-limited', true])
    expect((await readUntilFault(url, source)).fault.code).toBe('rate-limited')
    expect(times).toHaveLength(1)
  })
})

describe('a server that hangs', () => {
  test('or drips a byte at a time is given up at the deadline, and not asked again', async () => {
    for (const drips of [false, true]) {
      const { url, asked } = await fakeGithub({}, (_request, response) => {
        if (!drips) return true
        const drip = setInterval(() => response.write(' '), 20)
        response.on('close', () => clearInterval(drip))
        return true
      })
      const { fault } = await readUntilFault(url, quickGithub({ deadline: 150 }))
      expect([fault.code, fault.message.includes('0.15 s'), asked.length]).toEqual(['timed-out', true, 1])
    }
  })

  test('is left when somebody stops the sync, also in the middle of a wait', async () => {
    for (const status of [0, 500, 429]) {
      const { url, asked } = await fakeGithub({}, (_request, response) => {
        if (status > 0) json(response, {}, status, { 'retry-after': '100' })
        return true
      })
      const stop = new AbortController()
      const source = quickGithub({ second: 1_000 })
      const reading = collect(source, source.pull(config(url), null, context({ signal: stop.signal })))
      setTimeout(() => stop.abort(new Error('shutting down')), 100)
      await expect(reading).rejects.toThrow('shutting down')
      expect(asked).toHaveLength(1)
    }
  })

  test('nobody listens', async () => {
    expect((await readUntilFault('http://127.0.0.1:1')).fault.code).toBe('unreachable')
  })
})

describe('a redirect', () => {
  test('of a renamed repository is followed; to another host it is not, for the token would go with it', async () => {
    const elsewhere = await fakeGithub({})
    const { url } = await fakeGithub({ 'acme/store': issues(5) }, (request, response) => {
      if (!request.url?.includes('/acme/shop/')) return false
      const target = request.url.replace('/acme/shop/', '/acme/store/')
      response.writeHead(301, { location: request.url.includes('since') ? elsewhere.url : target }).end()
      return true
    })
    const { records } = await collect(github, github.pull(config(url), null, context()))
    expect(records).toHaveLength(5)
    const reading = collect(github, github.pull(config(url, { since: second(0) }), null, context()))
    expect((await faultOf(reading)).message).toContain(`redirects to ${elsewhere.url}`)
    expect(elsewhere.asked).toEqual([])
  })
})
