import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  mappingRulesPreviewSchema,
  mappingRulesSchema,
  mappingSuggestionsSchema,
  peopleRulesSaveSchema,
} from '../../../model/contract/mapping-rules.ts'
import { problemSchema } from '../../../model/contract/problem.ts'
import type { RunningServer } from '../../../server/main.ts'
import { serveHere } from '../../support/serve-here.ts'
import { smallCompany } from '../../support/temporary-installation.ts'

let server: RunningServer
beforeEach(async () => {
  server = await serveHere(await smallCompany())
})
afterEach(() => server.close())

const ask = (method: string, path: string, body?: unknown) =>
  fetch(`${server.address}/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
const list = async () => mappingRulesSchema.parse(await (await ask('GET', '/mapping-rules')).json())

test('what unmapped rows have in common is suggested, until a rule takes them', async () => {
  const suggestions = async () =>
    mappingSuggestionsSchema.parse(await (await ask('GET', '/mapping-suggestions')).json())
  expect(await suggestions()).toEqual({
    unmapped: 1,
    suggestions: [
      {
        condition: { component: 'nowhere' },
        service: null,
        cause: null,
        counts: { incidents: 1, issues: 0, requests: 0 },
        rows: [{ kind: 'incident', id: 'csv/i3', source: 'csv', title: 'Somewhere else' }],
      },
    ],
    rest: { counts: { incidents: 0, issues: 0, requests: 0 }, rows: [] },
  })
  const { revision } = await list()
  await ask('PUT', '/mapping-rules', { revision, rules: [{ component: 'nowhere', service: 'ledger' }] })
  expect(await suggestions()).toMatchObject({ unmapped: 0, suggestions: [] })
})

test('rules are listed, previewed and replaced, and a stale or impossible list is refused', async () => {
  const { revision } = await list()
  const rules = [{ title: 'somewhere', service: 'ledger' }]
  const preview = await ask('POST', '/mapping-rules/preview', { rules })
  expect(mappingRulesPreviewSchema.parse(await preview.json())).toMatchObject({ counts: { mapped: 1 } })
  const kept = peopleRulesSaveSchema.parse(await (await ask('PUT', '/mapping-rules', { revision, rules })).json())
  expect(await list()).toMatchObject({
    revision: kept.revision,
    rules: [{ origin: 'person', decides: { incidents: 1 } }],
    unmapped: { incidents: 0 },
  })
  const stale = await ask('PUT', '/mapping-rules', { revision, rules: [] })
  expect(stale.status).toBe(409)
  expect(problemSchema.parse(await stale.json())).toMatchObject({ code: 'conflict', current: kept })
  const wrong = await ask('POST', '/mapping-rules/preview', { rules: [{ title: '(', service: 'ledger' }] })
  expect(wrong.status).toBe(400)
  expect(problemSchema.parse(await wrong.json())).toMatchObject({ errors: [{ path: 'rules.0.title' }] })
})
