import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  mappingRulesPreviewSchema,
  mappingRulesSchema,
  peopleRulesSaveSchema,
} from '../../../model/contract/mapping-rules.ts'
import { problemSchema } from '../../../model/contract/problem.ts'
import { type RunningServer, serve } from '../../../server/main.ts'
import { quietLog, smallCompany } from '../../support/temporary-installation.ts'

let server: RunningServer
beforeEach(async () => {
  server = await serve(await smallCompany(), quietLog, { host: '127.0.0.1', port: 0 })
})
afterEach(() => server.close())

const ask = (method: string, path: string, body?: unknown) =>
  fetch(`${server.address}/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
const list = async () => mappingRulesSchema.parse(await (await ask('GET', '/mapping-rules')).json())

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
