import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { pagerduty } from '../../../server/sources/pagerduty/pagerduty.ts'
import { realData } from '../../support/real-data.ts'
import { collect, temporaryFile } from './reading.ts'

const read = (file: string) => collect(pagerduty, pagerduty.read([file]))

describe.skipIf(realData === null)("DevLake's recorded rows", () => {
  const folder = join(realData ?? '', 'devlake/pagerduty/e2e')

  test('give the values that DevLake makes of them', async () => {
    const { incidents, rejections, pages } = await read(join(folder, 'raw_tables/_raw_pagerduty_incidents.csv'))
    const snapshot = await readFile(join(folder, 'snapshot_tables/issues.csv'), 'utf8')
    const expected = (parse(snapshot, { columns: true, bom: true }) as Record<string, string>[]).map((row) => ({
      url: row.url,
      startedAt: Date.parse(row.created_date ?? ''),
      // The resolved one has no resolved_at: DevLake and we take the last change of its status.
      resolvedAt: row.resolution_date ? Date.parse(row.resolution_date) : null,
      minutes: row.lead_time_minutes ? Number(row.lead_time_minutes) : null,
      lastUpdatedAt: Date.parse(row.updated_date ?? ''),
      urgency: `urgency:${row.urgency}`,
    }))
    const ours = incidents.map(({ url, startedAt, resolvedAt, lastUpdatedAt, labels }) => ({
      url,
      startedAt,
      resolvedAt,
      minutes: resolvedAt === null ? null : Math.floor((resolvedAt - startedAt) / 60_000),
      lastUpdatedAt,
      urgency: labels[0],
    }))
    expect(ours).toEqual(expected)
    expect([ours.length, ours[2]?.minutes, rejections]).toEqual([3, 6, []])
    // DevLake titles them "[#6] Spamming logs": its summary, where the incident's own title is there as well.
    expect(incidents.map(({ title }) => title)).toEqual(['Crash reported', 'Slow startup', 'Spamming logs'])
    expect(incidents.map(({ severity }) => severity)).toEqual(['major', 'major', 'minor'])
    expect(new Set(incidents.map(({ impacts }) => JSON.stringify(impacts)))).toEqual(
      new Set([JSON.stringify([{ component: 'PIKL83L', name: 'DevService', share: null }])]),
    )
    expect(pages[0]?.coverage).toEqual({ from: incidents[0]?.startedAt, to: incidents[0]?.lastUpdatedAt })
  })
})

describe.skipIf(realData === null)('the examples of the published interface', () => {
  const examples = async () =>
    JSON.parse(await readFile(join(realData ?? '', 'pagerduty-examples/examples.json'), 'utf8')) as Record<
      string,
      unknown
    >
  const readExample = async (name: string) =>
    read(await temporaryFile('example.json', JSON.stringify((await examples())[name])))

  test.each([
    ['GET /incidents 200 response', 1],
    ['PUT /incidents 200 response', 1],
    ['GET /incidents/{id} 200 response', 1],
    ['PUT /incidents/{id} 200 response', 1],
    ['POST /incidents 201 response', 1],
    ['POST /incidents/{id}/snooze 201 response', 1],
    ['GET /analytics/raw/incidents/{id} 200 Example Response', 1],
  ])('%s', async (name, count) => {
    const { incidents, rejections } = await readExample(name)
    expect(rejections).toEqual([])
    expect(incidents).toHaveLength(count)
  })

  test('of raw analytics: one, and one that ends a day before it began', async () => {
    const { incidents, rejections } = await readExample('POST /analytics/raw/incidents 200 Example Response')
    expect(incidents).toMatchObject([
      { externalId: 'PYC0H08', title: 'The server is on fire!', responders: 10, effort: 3_510 / 3_600 },
    ])
    expect(rejections.map(({ reason }) => reason)).toEqual([
      'ends at 2023-05-30T10:00:05Z, before it starts at 2023-05-31T10:00:00Z',
    ])
  })

  test('of one whose analytics have a priority', async () => {
    const { incidents } = await readExample('GET /analytics/raw/incidents/{id} 200 Example Response')
    expect(incidents).toMatchObject([
      { severity: 'critical', labels: ['urgency:high', 'priority:SEV-1', 'team:Engineering team 7'] },
    ])
  })
})
