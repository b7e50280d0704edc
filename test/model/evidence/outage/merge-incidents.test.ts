import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../../model/assumption.ts'
import type { MappedIncident } from '../../../../model/evidence/incident.ts'
import { mergeIncidents } from '../../../../model/evidence/outage/merge-incidents.ts'
import { mergedOutages, namingOutages, type Outages } from '../../../../model/evidence/outage/outages.ts'
import { sourceOrder } from '../../../../model/evidence/outage/source-order.ts'
import type { Loss } from '../../../../model/loss/loss.ts'
import { lossesOf } from '../../../../model/loss/losses.ts'
import { instant, minutes, ratio } from '../../../../model/quantity.ts'
import { SOURCES } from '../../../../server/sources/registry.ts'
import { AS_OF, at, incident, project } from '../../../support/evidence.ts'

const ORDER = sourceOrder(
  [
    { id: 'page', type: 'statuspage' },
    { id: 'pager', type: 'pagerduty' },
    { id: 'alerts', type: 'alertmanager' },
  ],
  {},
)
const PAGE = incident('page/p1', {
  source: 'page',
  externalId: 'p1',
  title: 'Checkout is slow',
  startedAt: at('2025-06-01T10:12:00Z'),
  detectedAt: at('2025-06-01T10:15:00Z'),
  mitigatedAt: at('2025-06-01T11:00:00Z'),
  resolvedAt: at('2025-06-01T11:30:00Z'),
  severity: 'major',
  felt: [{ service: 'api', share: ratio(0.3) }],
  labels: ['public'],
})
const PAGER = incident('pager/PA1', {
  source: 'pager',
  externalId: 'PA1',
  title: '[FIRING] checkout latency',
  startedAt: at('2025-06-01T10:03:00Z'),
  resolvedAt: at('2025-06-01T10:50:00Z'),
  severity: 'critical',
  responders: 3,
  cause: 'deploy',
  mappedCause: 'deploy',
  felt: [
    { service: 'api', share: null },
    { service: 'ledger', share: null },
  ],
})
const ALERT = incident('alerts/f1', {
  source: 'alerts',
  externalId: 'f1',
  title: 'CheckoutLatencyHigh',
  startedAt: at('2025-06-01T10:00:00Z'),
  resolvedAt: at('2025-06-01T10:45:00Z'),
  severity: 'minor',
  suggestedCause: 'capacity',
  mappedCause: 'capacity',
  causeSuggested: true,
})

const outages = (groups: string[][], changes: Partial<Outages> = {}): Outages => ({
  groups,
  apart: new Set(),
  order: ORDER,
  assumptions: DEFAULT_ASSUMPTIONS,
  ...changes,
})

test('each field is that of the first source, in the order of its kind, that tells it', () => {
  const merged = mergeIncidents([PAGE, PAGER, ALERT], ORDER, new Map())
  expect(merged).toMatchObject({
    id: 'page/p1',
    title: 'Checkout is slow',
    // The alert measured when; nobody but the page says when it was noticed, and that is within.
    startedAt: ALERT.startedAt,
    detectedAt: PAGE.detectedAt,
    mitigatedAt: null,
    resolvedAt: ALERT.resolvedAt,
    severity: 'major',
    mappedCause: 'deploy',
    causeSuggested: false,
    responders: 3,
    felt: [
      { service: 'api', share: 0.3 },
      { service: 'ledger', share: null },
    ],
    labels: ['public'],
  })
  expect(merged.merged?.members.map(({ id }) => id)).toEqual(['page/p1', 'pager/PA1', 'alerts/f1'])
  expect(merged.merged?.taken).toEqual({
    title: 'page/p1',
    start: 'alerts/f1',
    detection: 'page/p1',
    end: 'alerts/f1',
    severity: 'page/p1',
    cause: 'pager/PA1',
    root: null,
    effort: 'pager/PA1',
  })
  expect(merged.merged?.takenShares).toEqual(
    new Map([
      ['api', 'page/p1'],
      ['ledger', 'pager/PA1'],
    ]),
  )
})

test('an order that somebody stated holds, and what it leaves out goes by type', () => {
  const stated = sourceOrder(
    [
      { id: 'page', type: 'statuspage' },
      { id: 'pager', type: 'pagerduty' },
      { id: 'alerts', type: 'alertmanager' },
    ],
    { times: ['page', 'gone'] },
  )
  expect(stated.times).toEqual(['page', 'alerts', 'pager'])
  expect(stated.words).toEqual(['page', 'pager', 'alerts'])
  expect(mergeIncidents([PAGE, ALERT], stated, new Map())).toMatchObject({
    startedAt: PAGE.startedAt,
    mitigatedAt: PAGE.mitigatedAt,
  })
})

test('every connector that tells of incidents has a usual place', () => {
  const types = SOURCES.map(({ type }) => type).filter(
    (type) => !['github', 'openslo', 'sloth', 'prometheus', 'upptime', 'datadog'].includes(type),
  )
  const order = sourceOrder([{ id: 'unheard-of', type: 'none' }, ...types.map((type) => ({ id: type, type }))], {})
  for (const sources of Object.values(order)) expect(sources.at(-1)).toBe('unheard-of')
})

test('an end before the start of the source that is believed is passed over, and an open one is ended by who knows', () => {
  const early = { ...PAGER, startedAt: at('2025-06-01T09:00:00Z'), resolvedAt: at('2025-06-01T09:50:00Z') }
  const open = { ...ALERT, resolvedAt: null }
  expect(mergeIncidents([early, open, PAGE], ORDER, new Map())).toMatchObject({
    startedAt: ALERT.startedAt,
    mitigatedAt: PAGE.mitigatedAt,
    resolvedAt: PAGE.resolvedAt,
  })
  expect(mergeIncidents([open, early], ORDER, new Map()).resolvedAt).toBeNull()
})

test('what a person said of a member comes before every source', () => {
  const said = new Map([['alerts/f1', { changes: { cause: 'network' as const, share: ratio(0.9) } }]])
  const [outage] = mergedOutages([PAGE, PAGER, ALERT], outages([['page/p1', 'pager/PA1', 'alerts/f1']]), said)
  expect(outage).toMatchObject({ mappedCause: 'network', causeSuggested: false })
  expect(outage?.felt).toContainEqual({ service: 'api', share: 0.9 })
})

const OTHER = incident('page/p2', { source: 'page', externalId: 'p2', startedAt: at('2025-07-01T10:00:00Z') })

test('an outage stands where it was told of first, and what is left of it alone is as it was', () => {
  const told = [ALERT, PAGER, PAGE, OTHER]
  const groups = [['page/p1', 'pager/PA1', 'alerts/f1', 'gone/1']]
  expect(mergedOutages(told, outages(groups)).map(({ id }) => id)).toEqual(['page/p1', 'page/p2'])
  // The page took its incident back: the outage goes by the next one, and comes back with the page's.
  expect(mergedOutages([ALERT, PAGER, OTHER], outages(groups)).map(({ id }) => id)).toEqual(['pager/PA1', 'page/p2'])
  expect(mergedOutages([ALERT, OTHER], outages(groups))).toEqual([ALERT, OTHER])
  expect(mergedOutages(told, outages([]))).toEqual(told)
})

const lossOf = (incidents: readonly MappedIncident[]): Loss[] =>
  lossesOf(incidents, { asOf: AS_OF, accounts: [], buckets: new Map(), assumptions: DEFAULT_ASSUMPTIONS })

test('a merged outage is one loss of each service: 45 min x .3 on the page, and not three incidents', () => {
  const told = [ALERT, PAGER, PAGE]
  expect(new Set(lossOf(told).map(({ incident: id }) => id)).size).toBe(3)
  const losses = lossOf(mergedOutages(told, outages([['page/p1', 'pager/PA1', 'alerts/f1']])))
  expect(losses.map(({ incident: id, service, minutes: lost }) => [id, service, Math.round(lost * 100) / 100])).toEqual(
    [
      ['page/p1', 'api', 13.5],
      // Nobody states a share of the ledger: the severity of the outage, major, counts as .3.
      ['page/p1', 'ledger', 13.5],
    ],
  )
  // Three people from 10:15, when it was noticed, to 10:45, once.
  expect(losses.reduce((sum, { toil }) => sum + toil, 0)).toBeCloseTo(1.5, 9)
})

test('buckets measure the outage where they cover it, over the time of the source that is believed', () => {
  const bucketsOf = (from: number, to: number, bad: number) =>
    Array.from({ length: (to - from) / 5 }, (_, index) => ({
      start: instant(at('2025-06-01T10:00:00Z') + (from + 5 * index) * 60_000),
      length: minutes(5),
      good: 100 - bad,
      total: 100,
    }))
  const buckets = new Map([['api', [...bucketsOf(-60, 0, 0), ...bucketsOf(0, 45, 40), ...bucketsOf(45, 120, 0)]]])
  const [loss] = lossesOf(mergedOutages([ALERT, PAGE], outages([['page/p1', 'alerts/f1']])), {
    asOf: AS_OF,
    accounts: [],
    buckets,
    assumptions: DEFAULT_ASSUMPTIONS,
  })
  // The page's own 72 minutes would hold half an hour in which nothing failed.
  expect(loss).toMatchObject({ provenance: 'measured' })
  expect(loss?.minutes).toBeCloseTo(45 * 0.4, 9)
})

test('an effect that lists a member lists the outage', () => {
  const incidents = mergedOutages([ALERT, PAGE], outages([['page/p1', 'alerts/f1']]))
  const listing = project('p', [{ incidents: ['alerts/f1', 'page/p1', 'page/p2'] }, { services: ['api'] }])
  expect(namingOutages([listing], incidents)[0]?.effects).toEqual([
    { incidents: ['page/p1', 'page/p2'] },
    { services: ['api'] },
  ])
})

test('what names another is merged unasked only where the rule is on, and never what a person keeps apart', () => {
  const naming = { ...PAGE, names: ['PA1'] }
  const on = { ...DEFAULT_ASSUMPTIONS, mergeNamed: 1 }
  const ids = (changes: Partial<Outages>, groups: string[][] = []) =>
    mergedOutages([ALERT, PAGER, naming], outages(groups, changes)).map(({ id }) => id)
  expect(ids({})).toHaveLength(3)
  expect(ids({ assumptions: on })).toEqual(['alerts/f1', 'page/p1'])
  expect(ids({ assumptions: on, apart: new Set(['page/p1\u0000pager/PA1']) })).toHaveLength(3)
  // What people merged keeps its name, whatever joins it.
  expect(ids({ assumptions: on }, [['pager/PA1', 'alerts/f1']])).toEqual(['pager/PA1'])
})
