import { expect, test } from 'vitest'
import { readOpenSlo, slo, slosOf } from './openslo-text.ts'

const object = (kind: string, spec: unknown, apiVersion = 'openslo/v1') => ({
  apiVersion,
  kind,
  metadata: { name: 'a' },
  spec,
})
const metric = { metricSource: { spec: { query: 'up' } } }
const withWindow = (...timeWindow: unknown[]) => slo({ timeWindow })
const withObjective = (objective: object, change = {}) => slo({ objectives: [objective], ...change })
const calendar = { startTime: '2026-01-01 00:00:00', timeZone: 'UTC' }

// What is wrong, and what its reason must say to write.
test.each<[string, unknown, string]>([
  [
    'an unknown version',
    { ...slo(), apiVersion: 'openslo/v3' },
    'apiVersion is "openslo/v3"; write one of openslo/v1,',
  ],
  ['no version', { kind: 'SLO' }, 'apiVersion is missing; write one of openslo/v1, openslo/v1alpha'],
  ['a version that is an object', { ...slo(), apiVersion: {} }, 'apiVersion is {}; write one of'],
  [
    'an inherited name as version',
    { ...slo(), apiVersion: 'constructor' },
    'apiVersion is "constructor"; write one of',
  ],
  ['an unknown kind', object('Slo', {}), 'kind is "Slo"; write one of Service, SLI, SLO'],
  ['a kind that its version lacks', object('SLI', {}, 'openslo/v1alpha'), 'kind is "SLI"; write one of Service, SLO'],
  ['a name with a space', slo({}, { name: 'my slo' }), 'metadata.name is "my slo"; write 1 to 63 small letters'],
  ['no name', { ...slo(), metadata: {} }, 'metadata.name is missing; write name: checkout-availability'],
  ['no metadata', { ...slo(), metadata: undefined }, 'metadata is missing; write metadata: {'],
  ['an unknown field', slo({ owner: 'me' }), 'spec.owner is no field of this kind and version; take it out'],
  [
    'a misspelt field',
    slo({ servise: 'a' }),
    'spec.servise is no field of this kind and version; take it out; did you mean "service"?',
  ],
  ['a field of another version', slo({ sli: {} }), 'spec.sli is no field of this kind and version'],
  ['no service', slo({ service: undefined }), 'spec.service is missing; write service: checkout'],
  ['an empty service', slo({ service: ' ' }), 'write the name of the service, such as service: checkout'],
  ['the service of what has none', slo({ service: 'unmapped' }), '"unmapped" is kept for incidents without a service'],
  [
    'a percentage as share',
    withObjective({ target: 99.9 }),
    'target is 99.9; write a share below 1, or targetPercent: 99.9',
  ],
  [
    'a target of 1',
    withObjective({ target: 1 }),
    'target is 1; write a share of at least 0 and below 1, such as 0.999',
  ],
  ['a negative target', withObjective({ target: -0.1 }), 'write a share of at least 0 and below 1'],
  ['a target of 100%', withObjective({ targetPercent: 100 }), 'write a percentage of at least 0 and below 100'],
  ['no target', withObjective({ op: 'lt' }), 'spec.objectives[0].target is missing; write target: 0.999'],
  ['two targets', withObjective({ target: 0.9, targetPercent: 90 }), 'write one of target and targetPercent'],
  ['a target in words', withObjective({ target: 'three nines' }), 'target is "three nines"; expected a number'],
  ['no objectives', slo({ objectives: [] }), 'write at least one objective'],
  ['no window', slo({ timeWindow: undefined }), 'spec.timeWindow is missing; write timeWindow: [{ duration: 28d'],
  ['two windows', withWindow({ duration: '7d' }, { duration: '28d' }), 'write exactly one time window'],
  ['minutes taken for months', withWindow({ duration: '1m' }), 'duration is "1m"; m is minutes; write 1M for a month'],
  ['a duration of no unit', withWindow({ duration: '28' }), 'write a duration such as 1h, 7d, 4w, 1M (month)'],
  ['a duration of nothing', withWindow({ duration: '0d' }), 'write a duration such as'],
  [
    'rolling by the calendar',
    withWindow({ duration: '1M', isRolling: true, calendar }),
    'a rolling window has no calendar',
  ],
  ['neither', withWindow({ duration: '1M', isRolling: false }), 'a window that is not rolling needs calendar'],
  [
    'no such day',
    withWindow({ duration: '1M', calendar: { ...calendar, startTime: '2026-02-30 00:00:00' } }),
    'write a local date',
  ],
  [
    'no such place',
    withWindow({ duration: '1M', calendar: { ...calendar, timeZone: 'Mars/Here' } }),
    'write a time zone such as UTC',
  ],
  ['an unknown method', slo({ budgetingMethod: 'Guess' }), 'expected one of Occurrences, Timeslices, RatioTimeslices'],
  [
    'no slice target',
    withObjective({ target: 0.9, timeSliceWindow: '5m' }, { budgetingMethod: 'Timeslices' }),
    'such as timeSliceTarget: 0.95',
  ],
  ['no slice', withObjective({ target: 0.9 }, { budgetingMethod: 'RatioTimeslices' }), 'such as timeSliceWindow: 5m'],
  ['a slice of days', withObjective({ target: 0.9, timeSliceWindow: '1Q' }), 'write a duration such as 1m, 5m or 1h'],
  ['a slice target of 0', withObjective({ target: 0.9, timeSliceTarget: 0 }), 'write a share above 0 and at most 1'],
  ['no indicator', slo({ indicator: undefined }), 'write one of indicator and indicatorRef'],
  ['two indicators', slo({ indicatorRef: 'a' }), 'write one of indicator and indicatorRef'],
  [
    'a threshold without value',
    withObjective({ target: 0.9, op: 'lt' }, { indicator: { spec: { thresholdMetric: metric } } }),
    'such as op: lte and value: 0.5',
  ],
  [
    'half a ratio',
    object('SLI', { ratioMetric: { good: metric } }),
    'write total with either good or bad, or raw with rawType',
  ],
  [
    'good and bad',
    object('SLI', { ratioMetric: { good: metric, bad: metric, total: metric } }),
    'write total with either good or bad',
  ],
  ['raw of no type', object('SLI', { ratioMetric: { raw: metric } }), 'raw with rawType'],
  ['an indicator of nothing', object('SLI', {}), 'write one of ratioMetric and thresholdMetric'],
  ['a policy without condition', object('AlertPolicy', { conditions: [] }), 'write a condition'],
  ['a service with fields of its own', object('Service', { tier: 1 }), 'spec.tier is no field of this kind'],
  ['an item that is no object', 'text', 'is "text"; an OpenSLO object begins with apiVersion'],
  ['half a character in the title', slo({}, { displayName: '\ud800' }), 'half of a character'],
])('%s is refused, and the reason says what to write', async (_, content, reason) => {
  const good = slo({}, { name: 'good' })
  const reading = await readOpenSlo([good, content])
  expect(reading.rejections).toHaveLength(1)
  expect(reading.rejections[0]?.location).toMatch(/^slo\.yaml line \d+$/)
  expect(reading.rejections[0]?.reason).toContain(reason)
  expect(reading.rejections[0]?.raw).toBe(JSON.stringify(content))
  expect(slosOf(reading).map(({ id }) => id)).toEqual(['good'])
})
