import { expect, test } from 'vitest'
import { readOpenSlo, slo, slosOf } from './openslo-text.ts'

test.each([
  [
    'an indicator',
    { indicator: undefined, indicatorRef: 'gone' },
    'indicatorRef names the SLI "gone", which no file of this import has',
  ],
  ['a policy', { alertPolicies: [{ alertPolicyRef: 'gone' }] }, 'alertPolicyRef names the AlertPolicy "gone"'],
  [
    'a target inside a policy',
    { alertPolicies: [{ kind: 'AlertPolicy', spec: { conditions: [{ conditionRef: 'gone' }] } }] },
    'conditionRef names the AlertCondition "gone"',
  ],
])('a reference to %s that is not there is quarantined with its name', async (_, change, reason) => {
  const { rejections } = await readOpenSlo([slo(change)])
  expect(rejections.map(({ externalId }) => externalId)).toEqual(['availability'])
  expect(rejections[0]?.reason).toContain(reason)
})

test('a reference to an object that is itself refused says where that one is', async () => {
  const broken = { apiVersion: 'openslo/v1', kind: 'SLI', metadata: { name: 'broken' }, spec: {} }
  const { rejections } = await readOpenSlo([broken, slo({ indicator: undefined, indicatorRef: 'broken' })])
  expect(rejections[1]?.reason).toContain('the SLI "broken", which is itself in quarantine (slo.yaml line 2)')
})

test('of two objects with one name the first good one holds', async () => {
  const reading = await readOpenSlo([slo({ objectives: [] }), slo(), slo({ service: 'other' })])
  expect(slosOf(reading).map(({ service }) => service)).toEqual(['checkout'])
  expect(reading.rejections[1]?.reason).toMatch(
    /the SLO "availability" is already in slo\.yaml line \d+; give each its own name/,
  )
})
