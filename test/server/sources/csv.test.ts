import { describe, expect, test } from 'vitest'
import { csv } from '../../../server/sources/csv/csv.ts'
import { at, collect, context, fixture, temporaryFile } from './reading.ts'

const read = (name: string) => collect(csv, csv.read([fixture(`csv/${name}.csv`)]))
const readText = async (content: string | Uint8Array, name = 'file.csv') =>
  collect(csv, csv.read([await temporaryFile(name, content)]))
const valuesOf = async (name: string) => (await read(name)).records.map(({ value }) => value)

describe('tables', () => {
  test('incidents', async () => {
    const { incidents, records, pages, rejections } = await read('incidents')
    expect(rejections).toEqual([])
    expect(incidents[0]).toEqual({
      id: 'src/INC-1',
      source: 'src',
      externalId: 'INC-1',
      title: 'Checkout slow, "very" slow',
      startedAt: at('2026-01-05T09:00:00Z'),
      detectedAt: at('2026-01-05T09:10:00Z'),
      mitigatedAt: null,
      resolvedAt: at('2026-01-05T11:00:00Z'),
      lastUpdatedAt: null,
      severity: 'major',
      impacts: [
        { component: 'checkout', name: 'checkout', share: 0.4 },
        { component: 'Payments', name: 'Payments', share: 0.4 },
      ],
      rootComponent: 'payments',
      cause: 'database',
      suggestedCause: null,
      labels: ['sev2', 'db'],
      responders: 3,
      effort: 7.5,
      risk: 'risk-1',
      names: ['risk-1'],
      durationConfirmed: true,
      url: 'https://wiki.example.com/INC-1',
    })
    expect(incidents[1]).toMatchObject({
      severity: 'none',
      impacts: [],
      cause: null,
      suggestedCause: null,
      responders: null,
      durationConfirmed: false,
      url: null,
    })
    expect(JSON.parse(records[0]?.raw ?? '')).toMatchObject({
      id: 'INC-1',
      severity: 'Major',
      services: 'checkout; Payments',
    })
    expect(pages[0]?.coverage).toEqual({ from: at('2026-01-05T09:00:00Z'), to: at('2026-02-01T00:00:00Z') })
    expect(pages[0]?.rows.map(({ location }) => location)).toEqual(['incidents.csv line 2', 'incidents.csv line 3'])
    expect(pages[0]?.expected).toBe(2)
  })

  test('services, separated by tabs', async () => {
    expect(await valuesOf('services')).toEqual([
      {
        id: 'checkout',
        title: 'Checkout',
        tier: 1,
        team: 'shop',
        trafficShare: 0.35,
        revenuePerMinute: 120.5,
        dependsOn: ['payments', 'database'],
      },
      {
        id: 'payments',
        title: 'payments',
        tier: null,
        team: null,
        trafficShare: null,
        revenuePerMinute: null,
        dependsOn: [],
      },
    ])
  })

  test('accounts', async () => {
    expect(await valuesOf('accounts')).toEqual([
      {
        id: 'acme',
        title: 'Acme',
        annualRevenue: 1_200_000,
        tier: 'gold',
        services: ['checkout', 'api'],
        credits: [
          { below: expect.closeTo(0.999, 12), credit: 0.1 },
          { below: 0.99, credit: 0.25 },
        ],
      },
      { id: 'small', title: 'small', annualRevenue: 10, tier: null, services: [], credits: [] },
    ])
  })

  test('risks', async () => {
    expect(await valuesOf('risks')).toEqual([
      {
        id: 'risk-1',
        title: 'Disk fills',
        service: 'database',
        cause: 'capacity',
        timeBetweenFailures: 365,
        timeToDetect: 10,
        timeToResolve: 90,
        share: 0.5,
        confidence: 'medium',
      },
      {
        id: 'risk-2',
        title: 'Certificate expires',
        service: 'api',
        cause: 'unknown',
        timeBetweenFailures: 730,
        timeToDetect: 0,
        timeToResolve: 60,
        share: 1,
        confidence: 'low',
      },
    ])
  })

  test('requests', async () => {
    expect(await valuesOf('requests')).toEqual([
      {
        id: 'req-1',
        title: 'Acme leaves unless payouts are on time',
        description: 'Twice in a month',
        requestedBy: 'Sales',
        person: null,
        askedFrom: 'sales',
        service: 'payouts',
        createdAt: at('2026-01-05T09:00:00Z'),
        closedAt: null,
        people: 3,
        accounts: ['acme', 'small'],
        atStake: 480_000,
        chanceOfLoss: { low: 0.1, likely: 0.2, high: 0.5 },
        project: 'instant-payouts',
      },
      {
        id: 'req-2',
        title: 'Status mails come late',
        description: null,
        requestedBy: null,
        person: null,
        askedFrom: 'operations',
        service: null,
        createdAt: at('2026-01-06T00:00:00Z'),
        closedAt: at('2026-02-01T00:00:00Z'),
        people: 1,
        accounts: [],
        atStake: null,
        chanceOfLoss: null,
        project: null,
      },
    ])
  })

  test('a RICE sheet, its confidence as a share or in percent', async () => {
    expect(await valuesOf('rice')).toEqual([
      {
        id: 'canary',
        title: 'Canary deploys',
        team: 'core',
        person: 'Ada',
        reach: 450,
        impact: 3,
        confidence: 1,
        effort: 2,
      },
      { id: 'index', title: null, team: null, person: null, reach: 800, impact: 2, confidence: 0.5, effort: 1 },
    ])
  })

  test('teams', async () => {
    expect(await valuesOf('teams')).toEqual([
      { id: 'storage', title: 'Storage', capacity: 12 },
      { id: 'delivery', title: 'delivery', capacity: 6.5 },
    ])
  })

  test('projects of several rows, separated by semicolons, with a byte order mark', async () => {
    const { records, rejections, pages } = await read('projects')
    expect(rejections).toEqual([])
    expect(pages[0]?.rows.map(({ location }) => location)).toEqual(['projects.csv line 2', 'projects.csv line 3'])
    expect(records.map(({ value }) => value)).toEqual([
      {
        id: 'failover',
        title: 'Database failover',
        description: null,
        status: 'planned',
        url: null,
        effort: [
          { team: 'storage', low: 2, likely: 4, high: 8 },
          { team: 'network', low: 1, likely: 1, high: 2 },
        ],
        effects: [
          {
            services: ['checkout', 'payments'],
            causes: ['database'],
            severities: ['critical'],
            recovery: { low: 0.3, likely: 0.5, high: 0.8 },
          },
          {
            services: ['api'],
            issues: true,
            blastRadius: { low: 0.1, likely: 0.2, high: 0.3 },
            closing: { low: 0.5, likely: 0.6, high: 0.7 },
          },
        ],
        dependsOn: ['canary'],
      },
      {
        id: 'canary',
        title: 'Canary releases',
        description: null,
        status: 'candidate',
        url: null,
        effort: [{ team: 'delivery', low: 1, likely: 2, high: 3 }],
        effects: [{ causes: ['deploy'], frequency: { low: 0.2, likely: 0.4, high: 0.6 } }],
        dependsOn: [],
      },
    ])
  })

  test('several files are read one after another', async () => {
    const files = ['teams', 'services'].map((name) => fixture(`csv/${name}.csv`))
    const { records } = await collect(csv, csv.pull({ files }, null, context()))
    expect(records.map(({ kind }) => kind)).toEqual(['team', 'team', 'service', 'service'])
    expect(await csv.check({ files }, context())).toBeNull()
  })
})

describe('reading', () => {
  const header = 'id,title,started_at,severity'

  test('a thousand rows and more come in pages; the last knows all of the coverage', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => `i${index},T,20${10 + (index % 10)}-01-01T00:00Z,minor`)
    const { pages, incidents } = await readText([header, ...rows].join('\n'))
    expect(pages.map((page) => page.rows.length)).toEqual([1_000, 1_000, 500])
    expect(pages.at(-1)?.coverage).toEqual({ from: at('2010-01-01T00:00:00Z'), to: at('2019-01-01T00:00:00Z') })
    expect(pages[0]?.expected).toBe(2_500)
    expect(incidents).toHaveLength(2_500)
  })

  test.each([
    ['Windows lines', `${header}\r\na,T,2026-01-01T00:00Z,minor\r\n`],
    ['old Mac lines', `${header}\ra,T,2026-01-01T00:00Z,minor\r`],
    ['no last newline', `${header}\na,T,2026-01-01T00:00Z,minor`],
    ['empty lines', `\n\n${header}\n\na,T,2026-01-01T00:00Z,minor\n\n`],
    ['capitals and spaces in the header', ` ID , Title,STARTED_AT,severity \na,T,2026-01-01T00:00Z,minor`],
    ['quotes in the header', `"id","title","started_at","severity"\n"a","T","2026-01-01T00:00Z","minor"`],
    ['empty cells too many', `${header}\na,T,2026-01-01T00:00Z,minor,,\n`],
    ['another order', 'severity,started_at,title,id\nminor,2026-01-01T00:00Z,T,a'],
  ])('%s', async (_name, content) => {
    const { incidents, rejections } = await readText(content)
    expect(rejections).toEqual([])
    expect(incidents.map(({ externalId }) => externalId)).toEqual(['a'])
  })

  test('lines are counted as an editor counts them', async () => {
    const { rejections } = await readText(`${header}\na,"two\nlines",2026-01-01T00:00Z,minor\n\nb,T,never,minor\n`)
    expect(rejections.map(({ location }) => location)).toEqual(['file.csv line 5'])
  })

  test('a header alone is a table without rows', async () => {
    expect((await readText(`${header}\n`)).pages).toMatchObject([{ rows: [], expected: 0, coverage: null }])
  })

  test('rows in quarantine do not stretch the coverage', async () => {
    const { pages } = await readText(
      `${header},resolved_at\na,T,2026-01-01T00:00Z,minor,2026-01-02T00:00Z\nb,T,1999-01-02T00:00Z,minor,1999-01-01T00:00Z\n`,
    )
    expect(pages[0]?.coverage).toEqual({ from: at('2026-01-01T00:00:00Z'), to: at('2026-01-02T00:00:00Z') })
  })

  test('text that looks like a formula stays text', async () => {
    const { incidents } = await readText(`${header}\na,"=HYPERLINK(""http://x"")",2026-01-01T00:00Z,minor`)
    expect(incidents[0]?.title).toBe('=HYPERLINK("http://x")')
  })
})
