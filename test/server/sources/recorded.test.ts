import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Incident } from '../../../model/evidence/incident.ts'
import { googleCloud } from '../../../server/sources/google-cloud/google-cloud.ts'
import { statuspage } from '../../../server/sources/statuspage/statuspage.ts'
import { realData } from '../../support/real-data.ts'
import { at, collect, context, NOW, type Reading, serve } from './reading.ts'

const count = (incidents: readonly Incident[], holds: (incident: Incident) => boolean) => incidents.filter(holds).length
const impactsOf = ({ incidents }: Reading) => incidents.flatMap(({ impacts }) => impacts)

// Every figure was counted a second time, by a program of its own that shares no code with this one.
describe.skipIf(realData === null)('GitHub, 2020 to 2024', () => {
  const path = join(realData ?? '', 'github-status/incidents.json')

  function expectFigures(reading: Reading) {
    const { incidents } = reading
    const impacts = impactsOf(reading)
    expect({
      rows: reading.pages.reduce((sum, page) => sum + page.rows.length, 0),
      incidents: incidents.length,
      dropped: reading.dropped,
      quarantined: reading.rejections.length,
      resolved: count(incidents, ({ resolvedAt }) => resolvedAt !== null),
      mitigated: count(incidents, ({ mitigatedAt }) => mitigatedAt !== null),
      withoutComponent: count(incidents, (incident) => incident.impacts.length === 0),
      withReportedShare: count(incidents, (incident) => incident.impacts.some(({ share }) => share !== null)),
      components: new Set(impacts.map(({ component }) => component)).size,
      impacts: impacts.length,
      reportedImpacts: impacts.filter(({ share }) => share !== null).length,
    }).toEqual({
      rows: 450,
      incidents: 450,
      dropped: 0,
      quarantined: 0,
      resolved: 344,
      mitigated: 2,
      withoutComponent: 57,
      withReportedShare: 381,
      components: 11,
      impacts: 613,
      reportedImpacts: 596,
    })
    expect(impacts.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(163.8597293, 6)
    expect(impacts.every(({ share }) => share === null || (share > 0 && share <= 1))).toBe(true)
  }

  test('from the file, covering up to its last word and not the silence of the recorder after it', async () => {
    const reading = await collect(statuspage, statuspage.read([path]))
    expectFigures(reading)
    expect(reading.pages[0]?.coverage).toEqual({ from: at('2020-11-18T23:02:10.335Z'), to: at('2024-12-20T16:44:00Z') })
  })

  test('from a server', async () => {
    const document = await readFile(path)
    const url = await serve((_request, response) => response.end(document))
    const reading = await collect(statuspage, statuspage.pull({ url }, null, context()))
    expectFigures(reading)
    expect(reading.pages[0]?.coverage).toEqual({ from: at('2020-11-18T23:02:10.335Z'), to: NOW })
  })

  test('its maintenances are refused as a file of another kind', async () => {
    const file = join(realData ?? '', 'github-status/scheduled-maintenances.json')
    await expect(collect(statuspage, statuspage.read([file]))).rejects.toThrow(
      'scheduled maintenance, which is no incident',
    )
  })
})

describe.skipIf(realData === null)('Google Cloud, 2019 to 2023', () => {
  test('from the file', async () => {
    const reading = await collect(googleCloud, googleCloud.read([join(realData ?? '', 'gcp-status/incidents.json')]))
    const { incidents } = reading
    const impacts = impactsOf(reading)
    const ofSeverity = (severity: string) => count(incidents, (incident) => incident.severity === severity)
    expect({
      rows: reading.pages.reduce((sum, page) => sum + page.rows.length, 0),
      incidents: incidents.length,
      ids: new Set(incidents.map(({ id }) => id)).size,
      dropped: reading.dropped,
      quarantined: reading.rejections.length,
      open: count(incidents, ({ resolvedAt }) => resolvedAt === null),
      detected: count(incidents, ({ detectedAt }) => detectedAt !== null),
      severities: [ofSeverity('critical'), ofSeverity('major'), ofSeverity('minor')],
      components: new Set(impacts.map(({ component }) => component)).size,
      impacts: impacts.length,
      reportedImpacts: impacts.filter(({ share }) => share !== null).length,
      untitled: count(incidents, ({ title }) => title === '' || title.length > 200),
    }).toEqual({
      rows: 642,
      incidents: 613,
      ids: 613,
      dropped: 29,
      quarantined: 0,
      open: 2,
      detected: 455,
      severities: [45, 316, 252],
      components: 118,
      impacts: 1240,
      reportedImpacts: 0,
      untitled: 0,
    })
    expect(reading.pages.at(-1)?.coverage).toEqual({ from: at('2019-11-11T10:09:50Z'), to: at('2023-08-08T21:16:12Z') })
  })
})
