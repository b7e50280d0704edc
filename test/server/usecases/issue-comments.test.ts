import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { type Instant, instant, MILLISECONDS_PER_HOUR, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import { openStore } from '../../../server/store/store.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { readIssueWriter, setIssueWriter } from '../../../server/usecases/issue-links/issue-writer.ts'
import { dueLinks, keepComments } from '../../../server/usecases/issue-links/keep-comments.ts'
import {
  linkIssue,
  readIssueLink,
  unlinkIssue,
  writeCommentAgain,
} from '../../../server/usecases/issue-links/link-issue.ts'
import { forgetSecrets } from '../../../server/usecases/stored-secrets.ts'
import { sendJson } from '../../faults/upstream.ts'
import { type CommentsUpstream, startCommentsUpstream } from '../../faults/upstreams/github-comments.ts'
import { NOW, smallCompany } from '../../support/temporary-installation.ts'

const TOKEN = 'ghp_canary-of-the-writing-token'

let github: CommentsUpstream
let company: Context
let now: Instant
let faults: string[]

beforeEach(async () => {
  now = NOW
  faults = []
  github = await startCommentsUpstream()
  onTestFinished(() => github.close())
  company = { ...(await smallCompany()), now: () => now }
  await setIssueWriter(company, { token: TOKEN, server: github.url })
  await linkIssue(company, 'canary', 'acme/shop#12')
})

const later = (milliseconds: number) => {
  now = instant(now + milliseconds)
}

/** One look, as the server makes them; what the comment says is given here. */
async function look(matters = 'second', context = company, holder = 'one') {
  const links = await dueLinks(context)
  await keepComments(context, links ?? [], {
    holder,
    textOf: () => ({ matters, lastMove: null, text: `It ranks ${matters}.` }),
    signal: new AbortController().signal,
    onFault: (_, fault) => faults.push(fault),
    pause: 0,
  })
}
const standing = async () => (await readIssueLink(company, 'canary')).link
const writes = () => github.asked.filter((asked) => !asked.startsWith('GET'))

test('a comment is made once, found again by its marker, and written anew when something matters, not sooner than its rest', async () => {
  github.comments.push(...Array.from({ length: 130 }, (_, id) => ({ id: 1_000 + id, body: `Somebody's ${id}` })))
  await look()
  expect(github.comments).toHaveLength(131)
  expect(github.comments[130]?.body).toMatch(
    /^<!-- leverage [\w-]{36} -->\nIt ranks second\.\n<!-- \/leverage [\w-]{36} -->$/,
  )
  expect(await standing()).toMatchObject({ state: 'kept', issue: 'acme/shop#12', fault: null })
  expect((await standing())?.comment).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/acme\/shop\/issues\/12#issuecomment-101$/)
  await look('first')
  expect(writes()).toHaveLength(1)
  later(6 * MILLISECONDS_PER_HOUR)
  await look('second')
  expect(writes()).toHaveLength(1)
  await look('first')
  expect(writes()).toEqual(['POST /issues/12/comments', 'PATCH /issues/comments/101'])
  expect(github.comments[130]?.body).toContain('It ranks first.')
})

test('what people write around it in the same comment stays; where they took it over or deleted it, it is left so until asked', async () => {
  await look()
  const own = github.comments[0]
  if (own) own.body = `${own.body}\n\nAgreed, Ada.`
  later(6 * MILLISECONDS_PER_HOUR)
  await look('first')
  expect(own?.body).toMatch(/It ranks first\.\n.*\n\nAgreed, Ada\.$/)
  if (own) own.body = 'We track this elsewhere.'
  later(6 * MILLISECONDS_PER_HOUR)
  await look('second')
  expect([own?.body, (await standing())?.state]).toEqual(['We track this elsewhere.', 'taken over'])
  await writeCommentAgain(company, 'canary')
  await look('second')
  expect(github.comments).toHaveLength(2)
  github.comments.pop()
  later(6 * MILLISECONDS_PER_HOUR)
  await look('third')
  expect(await standing()).toMatchObject({ state: 'deleted', comment: null })
  later(24 * MILLISECONDS_PER_HOUR)
  await look('fourth')
  expect(github.comments).toHaveLength(1)
  await writeCommentAgain(company, 'canary')
  await look('fourth')
  expect(github.comments.at(-1)?.body).toContain('It ranks fourth.')
})

test('one whose answer was lost, or that was made and not recorded, is found and not made twice', async () => {
  github.losesAnswers = true
  await look()
  expect(github.comments).toHaveLength(1)
  expect(await standing()).toMatchObject({
    state: 'failed',
    comment: null,
    fault: expect.stringContaining('did not answer'),
  })
  github.losesAnswers = false
  await look()
  expect(writes()).toHaveLength(1)
  later(MILLISECONDS_PER_MINUTE)
  await look('first')
  expect([github.comments.length, github.comments[0]?.body.includes('first')]).toEqual([1, true])
  // As a process leaves it that is killed between the answer and its record.
  const link = await company.store.issueLinks.of('canary')
  if (link) await company.store.issueLinks.record(link, { ...link, state: 'waiting', commentId: null, writtenAt: null })
  await look('first')
  expect(github.comments).toHaveLength(1)
  expect((await standing())?.state).toBe('kept')
})

test('of two processes on one database one writes, and the other once its right has run out', async () => {
  const store = await openStore(company.store.path, { now: () => now })
  onTestFinished(() => store.close())
  const other = { ...company, store }
  await Promise.all([look('second', company, 'one'), look('second', other, 'other')])
  expect(github.comments).toHaveLength(1)
  expect(writes()).toHaveLength(1)
  await company.store.issueWriter.claim({ holder: 'killed', until: instant(now + 3 * MILLISECONDS_PER_MINUTE) }, now)
  later(6 * MILLISECONDS_PER_HOUR)
  await company.store.issueWriter.claim({ holder: 'killed', until: instant(now + 3 * MILLISECONDS_PER_MINUTE) }, now)
  await look('first', other, 'other')
  expect(writes()).toHaveLength(1)
  later(3 * MILLISECONDS_PER_MINUTE)
  await look('first', other, 'other')
  expect(writes()).toHaveLength(2)
})

test('502 twice is tried again, each time later', async () => {
  let left = 2
  github.instead = (_, response) => {
    if (left === 0) return false
    left -= 1
    sendJson(response, { message: 'Bad gateway' }, 502)
    return true
  }
  await look()
  await look()
  expect(github.asked).toHaveLength(1)
  later(MILLISECONDS_PER_MINUTE)
  await look()
  expect((await standing())?.fault).toContain('status 502')
  later(MILLISECONDS_PER_MINUTE)
  await look()
  expect(github.asked).toHaveLength(2)
  later(MILLISECONDS_PER_MINUTE)
  await look()
  expect(github.comments).toHaveLength(1)
  expect(await standing()).toMatchObject({ state: 'kept', fault: null })
})

test.each([
  [429, { 'retry-after': '90' }, 'slow down', 90],
  [403, { 'retry-after': '90' }, 'You have exceeded a secondary rate limit', 90],
  [403, {}, 'You have exceeded a secondary rate limit', 60],
] as const)(
  'a limit, status %d with %j, silences the whole host until it is over',
  async (status, headers, message, seconds) => {
    await linkIssue(company, 'index', 'acme/shop#13')
    github.instead = (_, response) => {
      sendJson(response, { message }, status, headers)
      return true
    }
    await look()
    expect(github.asked).toHaveLength(1)
    expect(await standing()).toMatchObject({ state: 'failed', retryAt: new Date(now + seconds * 1_000).toISOString() })
    expect(await company.store.silences.current(now)).toHaveLength(1)
    github.instead = null
    later(seconds * 1_000 - 1)
    await look()
    expect(github.asked).toHaveLength(1)
    later(1)
    await look()
    expect(github.comments.length).toBeGreaterThan(0)
  },
)

test.each([
  [401, 'Bad credentials', 'does not take the token'],
  [403, 'Unable to create comment because issue is locked.', 'the conversation is locked'],
  [403, 'Resource not accessible by personal access token', 'may not write there'],
  [404, 'Not Found', 'may not see it'],
  [410, 'This issue was deleted', 'was deleted'],
])('status %d, "%s", is told and waits for somebody; another token is tried at once', async (status, message, told) => {
  github.instead = (_, response) => {
    sendJson(response, { message: `${message} ${TOKEN}` }, status)
    return true
  }
  await look()
  expect((await standing())?.fault).toContain(told)
  expect(JSON.stringify([faults, await standing(), await readIssueWriter(company)])).not.toContain('canary-of')
  later(MILLISECONDS_PER_HOUR)
  await look()
  expect(github.asked).toHaveLength(1)
  github.instead = null
  await setIssueWriter(company, { token: 'ghp_another-writing-token', server: github.url })
  await look()
  expect((await standing())?.state).toBe('kept')
})

test('an answer that is not whole counts as lost, and a redirect to elsewhere is not followed', async () => {
  github.instead = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('[{"id": 1, "bo')
    return true
  }
  await look()
  expect((await standing())?.fault).toContain('no whole comment')
  github.instead = (_, response) => {
    response.writeHead(307, { location: 'http://127.0.0.1:1/elsewhere' }).end()
    return true
  }
  later(MILLISECONDS_PER_MINUTE)
  await look()
  expect((await standing())?.fault).toContain('redirects to')
  expect(github.comments).toEqual([])
})

test('without a token, and for a project that is unlinked, nothing is sent', async () => {
  await unlinkIssue(company, 'canary')
  await look()
  await linkIssue(company, 'canary', `${github.url}/acme/shop/issues/12`)
  expect(await forgetSecrets(company)).toEqual(['comments on issues'])
  await look()
  expect(await readIssueLink(company, 'canary')).toMatchObject({ isOn: false, link: { state: 'waiting' } })
  expect(github.asked).toEqual([])
})

test('one issue is of one project, and must be named as one', async () => {
  await expect(linkIssue(company, 'index', 'ACME/shop#12')).rejects.toThrow('another project keeps its comment')
  await expect(linkIssue(company, 'index', 'shop 12')).rejects.toThrow('write it as owner/name#12')
  await expect(linkIssue(company, 'nothing', 'acme/shop#9')).rejects.toThrow('there is no project "nothing"')
})
