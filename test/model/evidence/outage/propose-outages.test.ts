import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../../model/assumption.ts'
import type { MappedIncident } from '../../../../model/evidence/incident.ts'
import { likelyPairs } from '../../../../model/evidence/outage/likely-pairs.ts'
import { mergedOutages, pairKey } from '../../../../model/evidence/outage/outages.ts'
import { describeOutage, proposeOutages } from '../../../../model/evidence/outage/propose-outages.ts'
import { sourceOrder } from '../../../../model/evidence/outage/source-order.ts'
import { instant, MILLISECONDS_PER_MINUTE } from '../../../../model/quantity.ts'
import { randomStream } from '../../../../model/random/stream.ts'
import { at, incident } from '../../../support/evidence.ts'

const START = at('2025-06-01T10:00:00Z')
const minute = (minutes: number) => instant(START + minutes * MILLISECONDS_PER_MINUTE)
const told = (id: string, start: number, end: number | null, changes: Partial<MappedIncident> = {}) => {
  const [source = '', externalId = ''] = id.split('/')
  const times = { startedAt: minute(start), resolvedAt: end === null ? null : minute(end) }
  return incident(id, { source, externalId, title: externalId, ...times, ...changes })
}

const propose = (incidents: readonly MappedIncident[], apart: readonly (readonly [string, string])[] = []) =>
  proposeOutages(incidents, {
    apart: new Set(apart.map(([one, other]) => pairKey(one, other))),
    assumptions: DEFAULT_ASSUMPTIONS,
  }).map((group) => describeOutage(group, (service) => (service === 'api' ? 'Payments API' : service)))
const found = (...args: Parameters<typeof propose>) =>
  propose(...args).map(({ incidents, reason }) => [incidents.map(({ id }) => id).join(' '), reason])

const PAGE = told('page/p1', 3, 60, { title: 'Elevated checkout latency' })
const PAGER = told('pager/PA1', 0, 50, { title: 'Checkout latencies high in eu-west' })

test('two that are at once on one service are proposed with the reason in words', () => {
  expect(found([PAGER, PAGE])).toEqual([
    ['pager/PA1 page/p1', 'start 3 min apart, both on Payments API, titles share “checkout” and “latencies”'],
  ])
})

test.each([
  ['another service', { felt: [{ service: 'ledger', share: null }] }],
  ['no known service', { felt: [{ service: 'unmapped', share: null }] }],
  ['its own source', { source: 'pager' }],
  ['over before', { startedAt: minute(-90), resolvedAt: minute(-15) }],
  ['hours before', { startedAt: minute(-121), resolvedAt: minute(60) }],
  [
    'half an hour apart with a title that shares only what any outage says',
    { startedAt: minute(30), title: 'High error rate, latent' },
  ],
])('nothing is proposed of %s', (_, changes) => {
  expect(found([PAGER, { ...PAGE, ...changes }])).toEqual([])
})

test('a page that tells of a short outage soon after it passed is proposed', () => {
  expect(
    found([told('alerts/a', 0, 4, { title: 'Latency' }), told('page/p', 12, 30, { title: 'Latency' })]),
  ).toHaveLength(1)
})

test('three sources make one proposal, and a second of one source stays out of it', () => {
  const again = told('pager/PA2', 8, 40, { title: 'Something else' })
  const alert = told('alerts/a', 1, 45, { title: 'CheckoutLatency' })
  expect(found([PAGER, alert, PAGE, again])).toEqual([
    ['pager/PA1 alerts/a page/p1', 'start within 3 min, all on Payments API, titles share “checkout” and “latencies”'],
  ])
})

test('one that names another by id or address is proposed first, whatever their services', () => {
  const far = { felt: [{ service: 'unmapped', share: null }], title: 'Red' }
  const naming = told('page/p9', 40, 90, { ...far, names: ['PA9', 'status.example/incidents/7'] })
  const byId = told('pager/PA9', 20, 70, far)
  const byUrl = told('pager/PB1', 25, 70, { ...far, url: 'https://Status.example/incidents/7/' })
  const proposals = propose([PAGER, PAGE, byId, byUrl, naming])
  expect(proposals.map(({ incidents }) => incidents.map(({ id }) => id))).toContainEqual([
    'pager/PA9',
    'pager/PB1',
    'page/p9',
  ])
  const named = proposals.find(({ isNamed }) => isNamed)
  expect(named?.reason).toBe('page names status.example/incidents/7 of pager, start within 20 min')
  // A text that names an outage of last month says nothing of this one.
  const lastMonth = { ...byId, startedAt: minute(-40_000), resolvedAt: minute(-39_990) }
  expect(found([lastMonth, naming])).toEqual([])
})

test('what a person keeps apart is not proposed again, not even within a larger group', () => {
  const alert = told('alerts/a', 1, 45, { title: 'CheckoutLatency' })
  expect(found([PAGER, PAGE], [['page/p1', 'pager/PA1']])).toEqual([])
  const groups = propose([PAGER, alert, PAGE], [['page/p1', 'pager/PA1']]).map(({ incidents }) => incidents)
  expect(groups).toHaveLength(1)
  expect(groups[0]).toHaveLength(2)
})

test('an outage of several is proposed with what another source tells of it later', () => {
  const order = sourceOrder([], {})
  const merged = mergedOutages([PAGER, PAGE], {
    groups: [['page/p1', 'pager/PA1']],
    apart: new Set(),
    order,
    assumptions: DEFAULT_ASSUMPTIONS,
  })
  const alert = told('alerts/a', 1, 45)
  expect(found([...merged, alert])).toEqual([['alerts/a page/p1', expect.stringContaining('both on Payments API')]])
  expect(found([...merged, alert], [['alerts/a', 'pager/PA1']])).toEqual([])
})

test('the sweep finds what comparing every two finds', () => {
  const random = randomStream(41, 'test', 'outages')
  const pick = (most: number) => Math.floor(random() * most)
  const words = ['checkout', 'login', 'search', 'billing', 'export']
  const incidents = Array.from({ length: 400 }, (_, number) => {
    const start = pick(6_000)
    return told(`${['page', 'pager', 'alerts'][pick(3)]}/i${number}`, start, pick(4) === 0 ? null : start + pick(90), {
      title: `${words[pick(5)]} ${words[pick(5)]}`,
      felt: [...new Set([pick(6), pick(6)])].map((service) => ({ service: `s${service}`, share: null })),
    })
  })
  const { sameOutageStart, sameOutageClose, sameOutageTitles } = DEFAULT_ASSUMPTIONS
  const titleOf = ({ title }: MappedIncident) => [...new Set(title.split(' '))]
  const naive = incidents.flatMap((one, position) =>
    incidents.slice(position + 1).flatMap((other) => {
      const [first, second] = one.startedAt <= other.startedAt ? [one, other] : [other, one]
      const apart = (second.startedAt - first.startedAt) / MILLISECONDS_PER_MINUTE
      const end = first.resolvedAt === null ? Number.POSITIVE_INFINITY : first.resolvedAt
      const isAtOnce = apart <= sameOutageStart && second.startedAt <= end + sameOutageClose * MILLISECONDS_PER_MINUTE
      const shareService = one.felt.some(({ service }) => other.felt.some((felt) => felt.service === service))
      const shared = titleOf(one).filter((word) => titleOf(other).includes(word)).length
      const agree = shared / Math.min(titleOf(one).length, titleOf(other).length) >= sameOutageTitles
      const isPair = one.source !== other.source && isAtOnce && shareService && (agree || apart <= sameOutageClose)
      return isPair ? [pairKey(one.id, other.id)] : []
    }),
  )
  const swept = likelyPairs(incidents, DEFAULT_ASSUMPTIONS).map(({ one, other }) => pairKey(one.id, other.id))
  expect(naive.length).toBeGreaterThan(50)
  expect(swept.toSorted()).toEqual(naive.toSorted())
})
