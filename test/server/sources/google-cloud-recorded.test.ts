import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { googleCloud } from '../../../server/sources/google-cloud/google-cloud.ts'
import { runSync } from '../../../server/sync/run-sync.ts'
import { sendJson } from '../../faults/upstream.ts'
import { realData } from '../../support/real-data.ts'
import { quietLog, temporaryContext } from '../../support/temporary-installation.ts'
import { at, collect, serve } from './reading.ts'

interface Row {
  readonly id?: string
  readonly begin: string
  readonly end?: string | null
  readonly external_desc: string
  readonly affected_products?: readonly { readonly id?: string; readonly title: string }[]
}

describe.skipIf(realData === null)('Google Cloud, to the last row', () => {
  const path = join(realData ?? '', 'gcp-status/incidents.json')
  const file = async () => JSON.parse(await readFile(path, 'utf8')) as Row[]
  /** Written by hand and not as the connector does it. */
  const keyOf = ({ begin, external_desc }: Row) => `${Date.parse(begin)} ${external_desc}`

  test('642 rows are 613 incidents: 22 were told twice and one eight times', async () => {
    const rows = await file()
    const told = [...Map.groupBy(rows, keyOf).values()]
    const several = told.filter(({ length }) => length > 1)
    expect({
      rows: rows.length,
      incidents: told.length,
      pairs: several.filter(({ length }) => length === 2).length,
      ofBothForms: several.filter((group) => group.some(({ id }) => !id) && group.some(({ id }) => id)).length,
      largest: Math.max(...several.map(({ length }) => length)),
      withoutId: rows.filter(({ id }) => !id).length,
      // Of these, 18 are the old form of a row that has an id.
      onlyWithoutId: told.filter((group) => group.every(({ id }) => !id)).length,
      open: told.filter((group) => group.some(({ end }) => !end)).length,
      ofMovedEnds: several.filter((group) => new Set(group.map(({ end }) => Date.parse(end ?? ''))).size > 1).length,
      sameTextAnotherBegin: told.length - new Set(rows.map(({ external_desc }) => external_desc)).size,
    }).toEqual({
      rows: 642,
      incidents: 613,
      pairs: 22,
      ofBothForms: 18,
      largest: 8,
      withoutId: 33,
      onlyWithoutId: 15,
      open: 2,
      ofMovedEnds: 1,
      sameTextAnotherBegin: 26,
    })
    const { incidents, dropped, rejections } = await collect(googleCloud, googleCloud.read([path]))
    expect([incidents.length, dropped, rejections]).toEqual([told.length, rows.length - told.length, []])
  })

  test('each row is in the incident of its begin and text, with its products; the later of two ends counts', async () => {
    const told = Map.groupBy(await file(), keyOf)
    const { incidents } = await collect(googleCloud, googleCloud.read([path]))
    const raw = new Map(
      (await collect(googleCloud, googleCloud.read([path]))).records.map((record) => [record.externalId, record.raw]),
    )
    const found = incidents.map(({ externalId, impacts, resolvedAt }) => {
      const content = JSON.parse(raw.get(externalId) ?? '') as Row | readonly Row[]
      const rows = told.get(keyOf([content].flat()[0] as Row)) ?? []
      const ends = rows.map(({ end }) => (end ? Date.parse(end) : Number.POSITIVE_INFINITY))
      const products = new Set(
        rows.flatMap(({ affected_products }) => affected_products ?? []).map(({ id, title }) => id ?? title),
      )
      expect([externalId, resolvedAt ?? Number.POSITIVE_INFINITY]).toEqual([externalId, Math.max(...ends)])
      if (products.size > 0) expect(new Set(impacts.map(({ component }) => component))).toEqual(products)
      return { rows: rows.length, products: products.size }
    })
    expect(found.reduce((all, { rows }) => all + rows, 0)).toBe(642)
    // No row names more, and none of those told several times does with all that is told of it.
    expect(Math.max(...found.map(({ products }) => products))).toBe(38)
  })
})

test('one incident of 55 products is one incident that 55 components felt', () => {
  const affected_products = Array.from({ length: 55 }, (_, number) => ({
    id: `p${number}`,
    title: `Product ${number}`,
  }))
  const content = {
    id: 'abc',
    begin: '2023-01-01T10:00:00Z',
    created: '2023-01-01T10:05:00Z',
    modified: '2023-01-01T12:00:00Z',
    external_desc: 'Many products fail.',
    severity: 'high',
    service_name: 'Multiple Products',
    affected_products,
  }
  const { records } = googleCloud.map(
    { location: 'here', content: { told: [content], repeated: false }, text: JSON.stringify(content) },
    'google',
  )
  const [record] = records
  expect(record?.kind === 'incident' && record.value.impacts).toHaveLength(55)
})

test('an end that moves, and an incident that is opened again, change the same incident: also of the old form, without id', async () => {
  const row = (changes: object = {}) => ({
    begin: '2023-01-01T10:00:00Z',
    created: '2023-01-01T10:05:00Z',
    modified: '2023-01-01T12:00:00Z',
    external_desc: 'Cloud Run is slow.',
    severity: 'medium',
    service_name: 'Google Cloud Run',
    ...changes,
  })
  let rows: object[] = []
  const url = await serve((_request, response) => sendJson(response, rows))
  const { store, now } = await temporaryContext()
  const sync = async (...told: object[]) => {
    rows = told
    const signal = new AbortController().signal
    const order = { store, source: googleCloud, sourceId: 'google', config: { url }, now, log: quietLog, signal }
    const { run, fault } = await runSync(order)
    expect(fault).toBeNull()
    const kept = await store.incidents.all()
    return [run.created, run.changed, kept.map(({ resolvedAt }) => resolvedAt)]
  }
  const noon = at('2023-01-01T12:00:00Z')
  for (const id of [undefined, 'abc']) {
    const other = id === undefined ? [] : [noon]
    const named = id === undefined ? {} : { id, external_desc: 'Cloud Run is slow again.' }
    const before = id === undefined ? [] : [row({ end: '2023-01-01T12:00:00Z' })]
    const told = (end: string | null) => sync(...before, row({ ...named, end }))
    expect(await told('2023-01-01T11:00:00Z')).toEqual([1, 0, [...other, at('2023-01-01T11:00:00Z')]])
    expect(await told('2023-01-01T11:30:00Z')).toEqual([0, 1, [...other, at('2023-01-01T11:30:00Z')]])
    expect(await told(null)).toEqual([0, 1, [...other, null]])
    expect(await told('2023-01-01T12:00:00Z')).toEqual([0, 1, [...other, noon]])
    expect(await told('2023-01-01T12:00:00Z')).toEqual([0, 0, [...other, noon]])
  }
})
