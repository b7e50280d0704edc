import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addEffect, changeEffort, withEstimate, withList } from '../../../client/components/effects-editor/edit-form.ts'
import {
  estimateKey,
  formOf,
  isSameStatement,
  numberOf,
  readForm,
  type Statement,
  shareOf,
} from '../../../client/components/effects-editor/project-form.ts'
import { reachWords } from '../../../client/components/effects-editor/words.ts'

const canary: Statement = {
  effects: [
    {
      services: ['payments-api'],
      causes: ['deploy', 'configuration'],
      frequency: { low: 0.05, likely: 0.1, high: 0.2 },
      blastRadius: { low: 0.4, likely: 0.65, high: 0.8 },
    },
  ],
  effort: [{ team: 'core-api', low: 4, likely: 5, high: 8 }],
  dependsOn: ['pipeline'],
}

test('a form reads back as what it was made of', () => {
  expect(formOf(canary).effects[0]?.estimates.blastRadius).toEqual({ low: '40%', likely: '65%', high: '80%' })
  expect(readForm(formOf(canary))).toEqual({ statement: canary, faults: new Map() })
})

test('any stated share survives being written and read', () => {
  fc.assert(
    fc.property(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 })), ([one, other]) => {
      const [low, high] = [Math.min(one, other) / 1000, Math.max(one, other) / 1000]
      const statement = { ...canary, effects: [{ detection: { low, likely: high, high } }] }
      expect(readForm(formOf(statement)).statement).toEqual(statement)
    }),
    { seed: 4, numRuns: 200 },
  )
})

test.each([
  ['40%', 0.4],
  [' 40 % ', 0.4],
  ['40', 0.4],
  ['12,5%', 0.125],
  ['7%', 0.07],
  ['.5', 0.005],
  ['', Number.NaN],
  ['4 0', Number.NaN],
  ['many', Number.NaN],
  ['-4', Number.NaN],
  ['1e3', Number.NaN],
])('"%s" is a share of %d', (text, share) => {
  expect(shareOf(text)).toBe(share)
})

test('a number may be half typed', () => {
  expect(['4', '4.', '4,5', ''].map(numberOf)).toEqual([4, 4, 4.5, Number.NaN])
})

test('what makes no sense is named at its estimate, and nothing is stated until it does', () => {
  const form = formOf(canary)
  const [effect] = form.effects
  if (!effect) throw new Error('the form has no effect')
  const wrong = { ...form, effects: [withEstimate(effect, 'frequency', { low: '30%', likely: '10%', high: '120%' })] }
  const { statement, faults } = readForm(changeEffort(wrong, 0, { estimate: { low: '0', likely: '5', high: '8' } }))
  expect(statement).toBeNull()
  expect([...faults.keys()]).toEqual([estimateKey('effect', 0, 'frequency'), estimateKey('effort', 0)])
  expect(faults.get(estimateKey('effort', 0))).toContain('above 0')
})

test('an effect without any estimate is a fault', () => {
  const form = formOf(canary)
  const [effect] = form.effects
  if (!effect) throw new Error('the form has no effect')
  const emptied = withEstimate(withEstimate(effect, 'frequency', undefined), 'blastRadius', undefined)
  expect([...readForm({ ...form, effects: [emptied] }).faults.keys()]).toEqual([estimateKey('effect', 0)])
})

test('the last entry takes its list with it, so that any matches', () => {
  expect(withList({ services: ['a'], causes: ['deploy'] }, 'services', [])).toEqual({ causes: ['deploy'] })
  expect(withList({}, 'severities', ['major'])).toEqual({ severities: ['major'] })
})

test('a new effect has a key of its own and a first estimate', () => {
  const { effects } = addEffect(formOf(canary), { services: ['auth'] })
  expect(effects.map(({ key }) => key)).toEqual([0, 1])
  expect(readForm({ ...formOf(canary), effects }).statement?.effects[1]).toMatchObject({ services: ['auth'] })
})

test('statements are the same whatever the order of their fields', () => {
  const [{ frequency, blastRadius, ...selector } = {}] = canary.effects
  expect(isSameStatement(canary, { ...canary, effects: [{ ...selector, blastRadius, frequency }] })).toBe(true)
  expect(isSameStatement(canary, { ...canary, dependsOn: [] })).toBe(false)
})

const nothing = { effect: 0, incidents: 0, risks: 0, issues: 0, requests: 0, burning: 0, minutes: 0 }
test.each([
  [{ incidents: 21, minutes: 14.5 }, 'Applies to 21 incidents, 14.5 customer minutes expected in a year'],
  [
    { incidents: 1, risks: 1, issues: 4, minutes: 3 },
    'Applies to 1 incident, 1 risk and 4 issues, 3.00 customer minutes expected in a year',
  ],
  [{ minutes: 2 }, 'Applies to no recorded incident, 2.00 customer minutes expected in a year'],
  [{}, 'Touches nothing that the evidence knows of'],
])('reach %o', (part, words) => {
  expect(reachWords({ ...nothing, ...part })).toBe(words)
})
