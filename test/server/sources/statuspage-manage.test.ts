import { expect, test } from 'vitest'
import { statuspageManage } from '../../../server/sources/statuspage/manage.ts'
import { queryOf } from '../../faults/connector.ts'
import { pageIncident, sendJson } from '../../faults/upstream.ts'
import { at, collect, context, NOW, serve } from './reading.ts'

const HOUR = 3_600_000

test('all of a page comes once a day, and its newest incidents in between; a listing goes on where it stopped', async () => {
  const asked: string[] = []
  const { started_at: _start, ...unstarted } = pageIncident(1)
  const rows = [...Array.from({ length: 249 }, (_, number) => pageIncident(250 - number)), unstarted]
  const url = await serve((request, response) => {
    asked.push(`${request.headers.authorization} ${queryOf(request).get('page')}`)
    const [limit, page] = [Number(queryOf(request).get('limit')), Number(queryOf(request).get('page'))]
    sendJson(response, rows.slice((page - 1) * limit, page * limit))
  })
  const config = statuspageManage.configSchema.parse({ page: 'kctbh9vrtdwd', key: 'a-key', baseUrl: url })
  const pull = (cursor: unknown, after = 0) =>
    collect(
      statuspageManage,
      statuspageManage.pull(config, cursor, context({ now: () => at(new Date(NOW + after).toISOString()) })),
    )
  const pagesAsked = async (cursor: unknown, after: number) => {
    asked.length = 0
    await pull(cursor, after)
    return asked.map((one) => one.slice(-1)).join('')
  }

  const { incidents, pages, rejections } = await pull(null)
  expect(asked).toEqual(['OAuth a-key 1', 'OAuth a-key 2', 'OAuth a-key 3'])
  expect([incidents.length, rejections]).toEqual([250, []])
  // The interface with a key leaves the start out where nobody backdated it.
  expect(incidents.at(-1)?.startedAt).toBe(at('2024-01-01T01:00:00Z'))
  expect(pages.map(({ coverage }) => coverage)).toEqual([null, null, { from: at('2024-01-01T01:00:00Z'), to: NOW }])
  const whole = pages.at(-1)?.cursor
  expect(await pagesAsked(whole, 23 * HOUR)).toBe('1')
  expect(await pagesAsked(whole, 24 * HOUR)).toBe('123')
  expect(await pagesAsked(pages[0]?.cursor, 0)).toBe('23')
})
