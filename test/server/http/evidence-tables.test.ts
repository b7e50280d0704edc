import { describe, expect, test } from 'vitest'
import {
  accountRowSchema,
  incidentDetailSchema,
  incidentRowSchema,
  issueRowSchema,
  pageSchema,
  requestRowSchema,
  riskRowSchema,
} from '../../../model/contract/evidence-tables.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { serveCompany } from '../../support/served-company.ts'

const company = serveCompany()

const get = (path: string) => fetch(`${company.server.address}/api/v1/${path}`)
const incidents = async (query = '') =>
  pageSchema(incidentRowSchema).parse(await (await get(`incidents${query}`)).json())

test.each([
  ['incidents', incidentRowSchema],
  ['issues', issueRowSchema],
  ['requests', requestRowSchema],
  ['risks', riskRowSchema],
  ['accounts', accountRowSchema],
])('%s keep their contract', async (path, schema) => {
  const response = await get(path)
  expect(response.status).toBe(200)
  pageSchema(schema).parse(await response.json())
})

describe('incidents', () => {
  test('lose together what the evidence loses', async () => {
    const { rows, total } = await incidents()
    const { losses } = await loadEvidence(company.context, null)
    expect(total).toBe(new Set(losses.map(({ incident }) => incident)).size)
    const lost = rows.reduce((sum, { lostMinutes }) => sum + lostMinutes, 0)
    expect(lost).toBeCloseTo(
      losses.reduce((sum, { minutes }) => sum + minutes, 0),
      3,
    )
  })

  test('are found by words, narrowed down by facets and paged', async () => {
    expect((await incidents('?q=CHECKOUT')).rows.map(({ externalId }) => externalId)).toEqual(['i4', 'i1'])
    const unmapped = await incidents('?flag=unmapped')
    expect(unmapped.rows.map(({ externalId }) => externalId)).toEqual(['i3'])
    expect(unmapped.facets.flag).toContainEqual({ value: 'open', count: 1 })
    const page = await incidents('?offset=1&limit=2')
    expect(page).toMatchObject({ total: 4, matching: 4, offset: 1 })
    expect(page.rows.map(({ externalId }) => externalId)).toEqual(['i3', 'i2'])
  })

  test('tell why they count as they do, and what their source gave', async () => {
    const detail = incidentDetailSchema.parse(await (await get('incidents/csv%2Fi1/record')).json())
    // An hour at a stated 40%: 24 service minutes.
    expect(detail.losses).toMatchObject([
      {
        service: 'checkout',
        lostMinutes: 24,
        share: 0.4,
        provenance: 'reported',
        reason: 'Reported: its source states the share',
      },
    ])
    expect(JSON.parse(detail.raw ?? '')).toMatchObject({ id: 'i1', title: 'Deploy broke checkout' })
    expect(detail.mapping).toContain('Its source states the cause: deploy')
    const assumed = incidentDetailSchema.parse(await (await get('incidents/csv%2Fi2/record')).json())
    expect(assumed.losses[0]?.reason).toBe(
      'Assumed: nobody stated or measured a share, and minor severity counts as 5% of customers',
    )
  })

  test('are a file with every row that was asked for', async () => {
    const response = await get('incidents?format=csv&limit=1')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="incidents-2026-01-01.csv"')
    expect((await response.text()).trim().split('\n')).toHaveLength(5)
    expect(await (await get('incidents?format=markdown&flag=unmapped')).text()).toMatch(
      /As of 2026-01-01: 1 of 4\. Evidence \S+\./,
    )
    expect(await (await get('incidents?format=csv&q=nothing-like-it')).text()).toMatch(
      /^id,title,started_at.*,as_of,evidence\n$/,
    )
  })
})

test.each([
  ['incidents?sort=colour', 400, 'incidents are not sorted by "colour"; there are started, lost'],
  ['incidents?colour=red', 400, 'colour'],
  ['incidents/none/record', 404, 'there is no incident "none"'],
  ['issues/none/record', 404, 'there is no issue "none"'],
])('%s is refused with %d and says why', async (path, status, detail) => {
  const response = await get(path)
  expect(response.status).toBe(status)
  expect(((await response.json()) as { detail: string }).detail).toContain(detail)
})
