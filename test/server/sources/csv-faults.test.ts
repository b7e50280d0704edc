import { describe, expect, test } from 'vitest'
import { csv } from '../../../server/sources/csv/csv.ts'
import { collect, context, faultOf, temporaryFile } from './reading.ts'

const readText = async (content: string | Uint8Array) =>
  collect(csv, csv.read([await temporaryFile('file.csv', content)]))
const header = 'id,title,started_at,severity'
const row = (id: string) => `${id},T,2026-01-01T00:00Z,minor`

describe('files that are refused', () => {
  test.each<[string, string, string[]]>([
    [
      'a misspelt column',
      'id,title,started_at,severty',
      ['line 1', 'looks like incidents', 'without severity', '"severty" (did you mean "severity"?)'],
    ],
    ['a column in other words', 'id,title,startedAt,severity', ['"startedat" (did you mean "started_at"?)']],
    ['a column too many', `${header},colour`, ['looks like incidents', 'unknown columns "colour"']],
    ['a missing column', 'id,team,effort_low,effort_high', ['looks like projects', 'without effort_likely']],
    ['columns of no table', 'first,second', ['names the columns of no table', 'teams (id, capacity_weeks)']],
    ['only what all tables have', 'id,title', ['names the columns of no table']],
    ['a column twice', `${header},Severity`, ['"severity" is there twice']],
    ['a column without a name', `${header},`, ['column 5 has no name']],
    ['columns of two tables', 'id,title,traffic_share,capacity_weeks', ['unknown columns']],
    ['nothing', '', ['is empty']],
    ['empty lines alone', '\n\n \n', ['column 1 has no name']],
    ['JSON', '[{"id": 1}]', ['line 1']],
    ['a hundred thousand columns', 'x,'.repeat(100_000), ['names 100001 columns']],
    ['prototype names', '__proto__,constructor', ['names the columns of no table']],
  ])('for the header: %s', async (_name, content, parts) => {
    const fault = await faultOf(
      readText(`${content}\n${row('a')}`.slice(0, content.trim() === '' ? content.length : undefined)),
    )
    expect(['wrong-header', 'malformed']).toContain(fault.code)
    for (const part of parts) expect(fault.message).toContain(part)
    expect(fault.advice).not.toBe('')
  })

  const text = `${header}\n${row('a')}\nb,Störung,2026-01-01T00:00Z,minor\n`

  test.each<[string, Uint8Array, number]>([
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), 1],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 1],
    ['UTF-16, the other way round, without a mark', Buffer.from(text, 'utf16le').swap16(), 1],
    ['Latin-1', Buffer.from(text, 'latin1'), 3],
    ['a character cut at the end', Buffer.concat([Buffer.from(text), Buffer.from([0xc3])]), 4],
    [
      'Latin-1 far into the file',
      Buffer.concat([
        Buffer.from(`${header}\n${`${row('a')}\n`.repeat(20_000)}`),
        Buffer.from('b,caf\xe9,2026-01-01T00:00Z,minor', 'latin1'),
      ]),
      20_002,
    ],
  ])('for the encoding: %s', async (_name, content, line) => {
    const fault = await faultOf(readText(content))
    expect([fault.code, fault.line]).toEqual(['wrong-encoding', line])
    expect(fault.advice).toContain('UTF-8')
  })

  test.each<[string, string, number]>([
    ['one never closed', `${header}\n${row('a')}\nb,"T,2026-01-01T00:00Z,minor\n${row('c')}\n`, 3],
    ['one closed too early', `${header}\na,"T"x,2026-01-01T00:00Z,minor`, 2],
    ['one in the middle', `${header}\n${row('a')}\nb,5" disk,2026-01-01T00:00Z,minor`, 3],
    [
      'one never closed after three thousand rows',
      `${header}\n${Array.from({ length: 3_000 }, (_, index) => row(`i${index}`)).join('\n')}\nb,"T`,
      3_002,
    ],
  ])('for quotes: %s', async (_name, content, line) => {
    const path = await temporaryFile('file.csv', content)
    const pages: unknown[] = []
    const reading = (async () => {
      for await (const page of csv.read([path])) pages.push(page)
    })()
    const fault = await faultOf(reading)
    expect([fault.code, fault.line, fault.location]).toEqual(['malformed', line, path])
    expect(pages).toEqual([])
  })

  test('that are not there', async () => {
    const fault = await faultOf(collect(csv, csv.read(['/nowhere/incidents.csv'])))
    expect([fault.code, fault.message.includes('there is no such file')]).toEqual(['unreadable-file', true])
    expect((await csv.check({ files: ['/nowhere/incidents.csv'] }, context()))?.code).toBe('unreadable-file')
  })

  test('a good file before a bad one is not read either', async () => {
    const good = await temporaryFile('good.csv', `${header}\n${row('a')}`)
    const bad = await temporaryFile('bad.csv', 'colour\nred')
    const pages: unknown[] = []
    const fault = await faultOf(
      (async () => {
        for await (const page of csv.read([good, bad])) pages.push(page)
      })(),
    )
    expect([fault.code, pages.length]).toEqual(['wrong-header', 0])
  })
})

describe('rows in quarantine', () => {
  const reasons = async (columns: string, ...rows: string[]) =>
    (await readText([columns, ...rows].join('\n'))).rejections.map(({ reason }) => reason)
  const incident = (column: string, value: string) =>
    reasons(`${header},${column}`, `a,T,2026-01-01T00:00Z,minor,${value}`)

  test.each([
    ['01/02/2026 10:00', 'started_at is "01/02/2026 10:00"; write a time such as 2026-03-01T14:30:00Z'],
    ['2026-02-30T10:00Z', 'started_at is "2026-02-30T10:00Z"; write a time'],
    ['2026-01-01', 'started_at is "2026-01-01"; write a time'],
    ['', 'started_at is empty'],
    ['1900-01-00T00:00', 'started_at is'],
    ['1900-01-01T00:00', 'starts at 1900-01-01T00:00:00Z, which is before any incident record'],
  ])('a start of %j', async (start, reason) => {
    expect((await reasons(header, `a,T,${start},minor`))[0]).toContain(reason)
  })

  test.each([
    ['resolved_at', '2025-01-01T00:00Z', 'ends at 2025-01-01T00:00:00Z, before it starts at 2026-01-01T00:00:00Z'],
    ['detected_at', '2025-01-01T00:00Z', 'is detected at 2025-01-01T00:00:00Z, before it starts'],
    ['share', '1.4', 'share is "1.4"; it must be at most 1; write 0.6 for 60%'],
    ['share', '60%', 'share is "60%"; write a number without the percent sign: 0.6 for 60%'],
    ['share', '"0,4"', 'share is "0,4"; write a number with a point'],
    ['share', '0x10', 'write a number such as 0.6'],
    ['share', 'NaN', 'write a number such as 0.6'],
    ['share', '-0.1', 'it must be at least 0'],
    ['cause', 'gremlins', 'cause is "gremlins"; write one of deploy, configuration'],
    ['responders', '-3', 'responders is "-3"; it must be at least 0'],
    ['effort_hours', '1e999', 'the number is too large'],
    ['duration_confirmed', 'perhaps', 'duration_confirmed is "perhaps"; write true or false'],
    ['url', 'javascript:alert(1)', 'write an http or https address'],
    ['labels', '\0', 'labels has a NUL character'],
  ])('%s %j', async (column, value, reason) => {
    expect((await incident(column, value))[0]).toContain(reason)
  })

  const request = (columns: string, cells: string) =>
    reasons(`id,title,requested_at,${columns}`, `r,T,2026-01-05,${cells}`)

  test.each([
    ['closed_at', '2026-01-04', 'closed_at is before requested_at'],
    ['people', '2.5', 'people is 2.5; write a whole number'],
    ['function', 'finance', 'function is "finance"; write sales, support, operations, engineering'],
    ['at_stake', '-1', 'at_stake is "-1"; it must be at least 0'],
    ['requested_by,people', 'Sales,many', 'people is "many"; write a number such as 0.6'],
    ['chance_of_loss_low', '0.1', 'has only some of chance_of_loss_low'],
    ['chance_of_loss_low,chance_of_loss_likely,chance_of_loss_high', '0.5,0.2,0.6', 'in order low, likely, high'],
    ['chance_of_loss_low,chance_of_loss_likely,chance_of_loss_high', '10,20,30', 'must be between 0 and 1'],
  ])('a request with %s %s', async (columns, cells, reason) => {
    expect((await request(columns, cells))[0]).toContain(reason)
  })

  test('a request of a day that does not exist', async () => {
    expect((await reasons('id,title,requested_at', 'r,T,2026-02-30'))[0]).toContain('requested_at is "2026-02-30')
  })

  test.each([
    ['450,3,120%,2', 'confidence is "120"; it must be at most 100'],
    ['450,3,1.2,2', 'confidence is "1.2"; it must be at most 1'],
    ['450,3,,2', 'confidence is empty'],
    ['450,3,80%,0', 'effort is "0"; it must be above 0'],
    ['-1,3,80%,1', 'reach is "-1"; it must be at least 0'],
  ])('a row %s of a RICE sheet', async (cells, reason) => {
    expect((await reasons('id,reach,impact,confidence,effort', `p,${cells}`))[0]).toContain(reason)
  })

  test('every bad row by itself; the good ones stay', async () => {
    const { incidents, rejections } = await readText(
      [
        header,
        row('a'),
        'b,T,2026-01-01T00:00Z,huge',
        ',T,2026-01-01T00:00Z,minor',
        'c,T',
        'd,T,2026-01-01T00:00Z,minor,more',
        row('a'),
        row('e'),
        `${'x'.repeat(201)},T,2026-01-01T00:00Z,minor`,
      ].join('\n'),
    )
    expect(incidents.map(({ externalId }) => externalId)).toEqual(['a', 'e'])
    expect(rejections.map(({ location, externalId, reason }) => [location, externalId, reason])).toEqual([
      ['file.csv line 3', 'b', 'severity is "huge"; write one of critical, major, minor, none'],
      ['file.csv line 4', null, 'id is empty'],
      ['file.csv line 5', 'c', 'has 2 cells; the first line names 4 columns'],
      ['file.csv line 6', 'd', 'has 5 cells; the first line names 4 columns'],
      ['file.csv line 7', 'a', 'the id "a" is already in line 2; each row needs its own'],
      ['file.csv line 9', null, expect.stringContaining('an id has at most 200 characters')],
    ])
    expect(JSON.parse(rejections[3]?.raw ?? '')).toMatchObject({ id: 'd', 'column 5': 'more' })
  })

  test('a cell of 5 MB', async () => {
    const { incidents, rejections } = await readText(
      `${header}\na,${'x'.repeat(5_000_000)},2026-01-01T00:00Z,minor\n${row('b')}`,
    )
    expect(incidents.map(({ externalId }) => externalId)).toEqual(['b'])
    expect(rejections[0]?.reason).toBe('title has 5000000 characters; a cell has at most 1000000')
  })

  test.each([
    ['id,traffic_share', 'unmapped,0.5', 'kept for incidents without a service'],
    ['id,traffic_share', 'api,35', 'it must be at most 1'],
    ['id,traffic_share,tier', 'api,0.1,1.5', 'tier is 1.5; write a whole number'],
    ['id,annual_revenue,sla', 'acme,1,99.9', 'sla has the step "99.9"; write steps such as 99.9:0.1;99.0:0.25'],
    ['id,annual_revenue,sla', 'acme,1,99.9:10', 'sla has the step "99.9:10"'],
    ['id,annual_revenue,sla', 'acme,1,100.1:0.1', 'sla has the step "100.1:0.1"'],
    ['id,annual_revenue', 'acme,', 'annual_revenue is empty'],
    ['id,annual_revenue', 'acme,-5', 'it must be at least 0'],
    ['id,capacity_weeks', 'a,many', 'capacity_weeks is "many"; write a number'],
    ['id,capacity_weeks', 'a,', 'capacity_weeks is empty'],
    [
      'id,title,service,time_between_failures_days,time_to_detect_minutes,time_to_resolve_minutes,share,confidence',
      'r,T,s,0,1,1,0.1,low',
      'time_between_failures_days is "0"; it must be above 0',
    ],
    [
      'id,title,service,time_between_failures_days,time_to_detect_minutes,time_to_resolve_minutes,share,confidence',
      'r,T,s,9,1,1,0.1,sure',
      'confidence is "sure"; write one of low, medium, high',
    ],
  ])('%s: %s', async (columns, cells, reason) => {
    expect((await reasons(columns, cells))[0]).toContain(reason)
  })
})

describe('projects in quarantine', () => {
  const columns =
    'id,title,team,effort_low,effort_likely,effort_high,frequency_low,frequency_likely,frequency_high,depends_on,services,url'
  const project = async (...rows: string[]) => {
    const { rejections, records } = await readText([columns, ...rows].join('\n'))
    expect(records).toEqual([])
    return rejections[0]?.reason
  }

  test.each([
    [
      'a reduction above 1',
      'p,T,a,1,2,3,0.2,0.4,1.4,,,',
      'frequency_high: a reduction must be at most 1; write 0.6 for 60%',
    ],
    ['a low above likely', 'p,T,a,1,2,3,0.5,0.4,0.6,,,', 'frequency_low: low (0.5) is above likely (0.4)'],
    ['a likely above high', 'p,T,a,1,4,3,,,,,,', 'effort_high: likely (4) is above high (3)'],
    ['no effort', 'p,T,a,0,0,0,,,,,,', 'effort_low: effort in engineer-weeks must be above 0'],
    ['effort left out', 'p,T,a,,,,,,,,,', 'effort_low is empty'],
    ['half an effort', 'p,T,a,1,2,,,,,,,', 'effort has only some of effort_low, effort_likely and effort_high'],
    ['half a reduction', 'p,T,a,1,2,3,0.2,,,,,', 'frequency has only some of'],
    ['no team', 'p,T,,1,2,3,,,,,,', 'team is empty'],
    ['no title', 'p,,a,1,2,3,,,,,,', 'title: a project needs a title'],
    ['no id', ',T,a,1,2,3,,,,,,', 'id: an id must not be empty'],
    ['itself to wait for', 'p,T,a,1,2,3,,,,p,,', 'depends_on: a project cannot depend on itself'],
    ['a selector without a mechanism', 'p,T,a,1,2,3,,,,,api,', 'an effect needs at least one of frequency, detection'],
    ['a script for an address', 'p,T,a,1,2,3,,,,,,javascript:alert(1)', 'url: must be an http or https address'],
  ])('%s', async (_name, row, reason) => expect(await project(row)).toContain(reason))

  test('rows that contradict each other, and which line is wrong', async () => {
    expect(await project('p,T,a,1,2,3,,,,,,', 'p,U,a,,,,0.1,0.2,0.3,,,')).toBe(
      'title is one thing in line 2 and another in line 3; say it once',
    )
    expect(await project('p,T,a,1,2,3,,,,,,', 'p,,a,1,2,4,,,,,,')).toBe(
      'the effort of a is one thing in line 2 and another in line 3; say it once',
    )
    expect(await project('p,T,a,1,2,3,,,,,,', 'p,,a,,,,0.1,0.2,2,,,')).toBe(
      'line 3: frequency_high: a reduction must be at most 1; write 0.6 for 60%',
    )
    expect(await project('p,T,a,1,2,3,,,,,,', 'p,,b,,,,,,,,,')).toBe(
      'line 3: effort_low is empty; give the effort of a team as low, likely and high',
    )
    expect(await project('p,T,a,1,2,3,,,,,,', 'p')).toBe('line 3: has 1 cells; the first line names 12 columns')
  })

  test('rows that repeat the same are one project', async () => {
    const { records, rejections } = await readText(
      [columns, 'p,T,a,1,2,3,0.1,0.2,0.3,,,', 'p,T,a,1,2,3,,,,,,', 'p,,,,,,0.2,0.3,0.4,,api,'].join('\n'),
    )
    expect(rejections).toEqual([])
    expect(records).toMatchObject([
      { kind: 'project', value: { effort: [{ team: 'a' }], effects: [{}, { services: ['api'] }] } },
    ])
  })
})
