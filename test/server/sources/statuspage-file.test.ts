import { describe, expect, test } from 'vitest'
import { addressOf, statuspage } from '../../../server/sources/statuspage/statuspage.ts'
import { at, collect, faultOf, fixture, temporaryFile } from './reading.ts'
import { incident } from './statuspage-rows.ts'

describe('a file', () => {
  test('is read with rows in their place, coverage from the oldest start to the newest word', async () => {
    const reading = await collect(statuspage, statuspage.read([fixture('statuspage/incidents.json')]))
    expect(reading.pages).toHaveLength(1)
    expect(reading.pages[0]?.expected).toBe(4)
    expect(reading.incidents.map(({ externalId }) => externalId)).toEqual(['new', 'old'])
    expect(reading.dropped).toBe(1)
    expect(reading.rejections.map(({ location }) => location)).toEqual(['incidents[2] id bad'])
    // The bad row starts in 1999 and must not stretch the coverage.
    expect(reading.pages[0]?.coverage).toEqual({ from: at('2026-01-01T10:00:00Z'), to: at('2026-03-01T12:00:00Z') })
  })

  test('a page that goes on silent for longer than ever before covers nothing of that silence', async () => {
    const document = (updated: string) =>
      JSON.stringify({
        page: { updated_at: updated },
        incidents: [
          incident(),
          incident({
            id: 'x',
            started_at: '2026-02-01T10:00:00Z',
            created_at: '2026-02-01T10:00:00Z',
            resolved_at: '2026-02-01T11:00:00Z',
            updated_at: '2026-02-01T11:00:00Z',
          }),
        ],
      })
    const coveredTo = async (updated: string) =>
      (await collect(statuspage, statuspage.read([await temporaryFile('a.json', document(updated))]))).pages[0]
        ?.coverage?.to
    expect(await coveredTo('2026-02-20T00:00:00Z')).toBe(at('2026-02-20T00:00:00Z'))
    expect(await coveredTo('2026-08-20T00:00:00Z')).toBe(at('2026-02-01T11:00:00Z'))
  })

  test('cut short anywhere is refused, never half read', async () => {
    const whole = JSON.stringify({ page: {}, incidents: [incident(), incident({ id: 'def' })] })
    for (let length = 0; length < whole.length; length += 37) {
      const path = await temporaryFile('cut.json', whole.slice(0, length))
      const fault = await faultOf(collect(statuspage, statuspage.read([path])))
      expect(fault.code).toBe('malformed')
      expect(fault.location).toBe(path)
    }
  })

  test.each([
    ['maintenance', '{"page":{},"scheduled_maintenances":[]}', 'unknown-format', 'scheduled maintenance'],
    ['a list', '[]', 'unknown-format', 'expected an object with "page" and a list "incidents"'],
    ['incidents that are no list', '{"page":{},"incidents":{}}', 'unknown-format', 'no Statuspage file'],
    ['HTML', '<!doctype html><p>', 'malformed', 'not whole JSON'],
  ])('of %s is refused', async (_name, content, code, message) => {
    const fault = await faultOf(collect(statuspage, statuspage.read([await temporaryFile('other.json', content)])))
    expect(fault.code).toBe(code)
    expect(fault.message).toContain(message)
    expect(fault.advice).not.toBe('')
  })

  test('in another encoding, or not there, is refused', async () => {
    const latin = await temporaryFile('latin.json', Buffer.from('{"page":"caf\xe9"}', 'latin1'))
    expect((await faultOf(collect(statuspage, statuspage.read([latin])))).code).toBe('wrong-encoding')
    const missing = await faultOf(collect(statuspage, statuspage.read(['/nowhere/incidents.json'])))
    expect(missing.code).toBe('unreadable-file')
    expect(missing.message).toContain('there is no such file')
  })

  test('may begin with a byte order mark', async () => {
    const path = await temporaryFile('marked.json', `\uFEFF${JSON.stringify({ page: {}, incidents: [incident()] })}`)
    expect((await collect(statuspage, statuspage.read([path]))).incidents).toHaveLength(1)
  })
})

describe('config', () => {
  test.each([
    ['https://status.example.com', 'https://status.example.com/api/v2/incidents.json'],
    ['https://status.example.com/', 'https://status.example.com/api/v2/incidents.json'],
    ['https://example.com/status/', 'https://example.com/status/api/v2/incidents.json'],
    ['https://example.com/api/v2/incidents.json', 'https://example.com/api/v2/incidents.json'],
  ])('%s', (url, address) => expect(addressOf({ url })).toBe(address))

  test.each([
    [{}],
    [{ url: 'ftp://example.com' }],
    [{ url: 'file:///etc/passwd' }],
    [{ url: 'not an address' }],
    [{ url: 'https://name:secret@example.com' }],
    [{ url: 'https://example.com', coveredFrom: 'last year' }],
    [{ url: 'https://example.com', covered_from: '2026-01-01' }],
  ])('refuses %j', (config) => expect(statuspage.configSchema.safeParse(config).success).toBe(false))
})
