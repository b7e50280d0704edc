import type { ServerResponse } from 'node:http'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Page } from '../../../server/sources/source.ts'
import { config, fakeGithub, issues, json, quickGithub, reachedIn, second } from './github-server.ts'
import { collect, context, faultOf } from './reading.ts'

const github = quickGithub({ retries: 1 })

/** What was read before the fault, and the fault. */
async function readUntilFault(url: string, source = github) {
  const pages: Page[] = []
  const reading = async () => {
    for await (const page of source.pull(config(url), null, context())) pages.push(page)
  }
  return { fault: await faultOf(reading()), pages }
}

const whole = JSON.stringify(issues(100))
const broken: [string, (response: ServerResponse) => void, string, string][] = [
  [
    'a socket cut in mid-body',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(whole.length) })
      response.write(whole.slice(0, 5_000), () => response.socket?.destroy())
    },
    'unreachable',
    'could not be read',
  ],
  [
    'a socket cut between chunks',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
      response.write('[', () => response.socket?.destroy())
    },
    'unreachable',
    'could not be read',
  ],
  ['truncated JSON', (response) => json(response, whole.slice(0, -1)), 'unexpected-answer', 'no whole JSON list'],
  ['an empty body', (response) => json(response, ''), 'unexpected-answer', 'an empty body'],
  ['nothing, not even a type', (response) => response.writeHead(200).end(), 'unexpected-answer', 'an empty body'],
  [
    'HTML with 200',
    (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Unicorn!</p>'),
    'unexpected-answer',
    '<!doctype html>',
  ],
  ['an object', (response) => json(response, { message: 'ok' }), 'unexpected-answer', 'no whole JSON list'],
  ['null', (response) => json(response, 'null'), 'unexpected-answer', 'no whole JSON list'],
  ['204', (response) => response.writeHead(204).end(), 'unexpected-answer', 'an empty body'],
]

describe("Octokit's silent loss", () => {
  test.each(broken)('%s at any page is a fault, and the place stays', async (_name, answer, code, message) => {
    for (const bad of [1, 2, 3, 4]) {
      // Four requests of 100 issues; every request from the bad one on fails.
      const { url } = await fakeGithub({ 'acme/shop': issues(390) }, (_request, response, count) => {
        if (count < bad) return false
        answer(response)
        return true
      })
      const { fault, pages } = await readUntilFault(url)
      expect(fault.code).toBe(code)
      expect(fault.message).toContain(message)
      expect(fault.message).toContain('GitHub issues "page"')
      expect(fault.message).toContain(`${url}/api/v3/repos/acme/shop/issues?state=all`)
      expect(fault.advice).not.toBe('')
      expect(pages.map(({ cursor }) => reachedIn(cursor))).toEqual(
        [99, 198, 297].slice(0, bad - 1).map((last) => ({ 'acme/shop': second(last) })),
      )
    }
  })

  test('one cut socket is asked again and loses nothing', async () => {
    const { url, asked } = await fakeGithub({ 'acme/shop': issues(150) }, (_request, response, count) => {
      if (count !== 2) return false
      broken[0]?.[1](response)
      return true
    })
    const { records } = await collect(github, github.pull(config(url), null, context()))
    expect([records.length, asked.length]).toEqual([150, 3])
  })
})

describe('a refusal', () => {
  test.each<[number, Record<string, string>, string, string]>([
    [401, {}, 'refused', 'mistyped or expired'],
    [403, {}, 'refused', 'permission to read issues'],
    [
      403,
      { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?x=1' },
      'refused',
      'open https://github.com/',
    ],
    [404, {}, 'not-found', 'private repository'],
    [410, {}, 'not-found', 'take it out'],
    [422, {}, 'unexpected-answer', 'Try again later'],
    [502, {}, 'unexpected-answer', 'Try again later'],
  ])('%i %o is told with what to do, and without the token', async (status, headers, code, advice) => {
    const { url, asked } = await fakeGithub({}, (request, response) => {
      expect(request.headers.authorization).toBe('token ghp_canary')
      json(response, { message: 'Because' }, status, headers)
      return true
    })
    const { fault } = await readUntilFault(url)
    expect(fault.code).toBe(code)
    expect(fault.message).toContain(`answered status ${status}: Because`)
    expect(fault.advice).toContain(advice)
    expect(asked).toHaveLength(status === 502 ? 2 : 1)
    expect(inspect(fault, { depth: 20 })).not.toContain('canary')
    expect((await github.check(config(url), context()))?.code).toBe(code)
  })

  test('of one repository keeps nothing from the others, and is told at the end', async () => {
    const { url } = await fakeGithub({ 'acme/pay': issues(3) })
    const pages: Page[] = []
    const repositories = ['acme/typo', 'acme/pay', 'acme/gone']
    const reading = async () => {
      for await (const page of github.pull(config(url, { repositories }), null, context())) pages.push(page)
    }
    const fault = await faultOf(reading())
    expect(fault.message).toMatch(/acme\/typo.*status 404.*1 more could not be read: .*acme\/gone/)
    expect(pages.map(({ rows }) => rows.length)).toEqual([3])
  })

  test('a good answer passes the check', async () => {
    const { url, asked } = await fakeGithub({ 'acme/shop': issues(3) })
    expect(await github.check(config(url), context())).toBeNull()
    expect(asked).toEqual(['/repos/acme/shop/issues?per_page=1'])
  })
})
