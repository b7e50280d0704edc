import { describe, expect, test } from 'vitest'
import { projectSchema } from '../../../model/contract/project.ts'

const good = {
  id: 'canary',
  title: 'Canary deploys',
  description: null,
  status: 'candidate',
  url: null,
  effort: [{ team: 'core', low: 2, likely: 3, high: 5 }],
  effects: [{ services: ['checkout'], frequency: { low: 0.1, likely: 0.2, high: 0.6 } }],
  dependsOn: [],
}

describe('a project that can be true is taken as it is', () => {
  test.each([
    ['as above', {}],
    ['without effects yet', { effects: [] }],
    ['with an effect that is certain', { effects: [{ recovery: { low: 0.5, likely: 0.5, high: 0.5 } }] }],
    ['with all that is not noticed before the customer', { effects: [{ detection: { low: 0, likely: 0, high: 1 } }] }],
    ['with two teams', { effort: [...good.effort, { team: 'edge', low: 1, likely: 1, high: 1 }] }],
    ['that closes issues', { effects: [{ issues: true, closing: { low: 0.2, likely: 0.5, high: 0.9 } }] }],
  ])('%s', (_, changes) => {
    expect(projectSchema.parse({ ...good, ...changes })).toEqual({ ...good, ...changes })
  })
})

describe('one that cannot be true is refused, and the message says which figure and what to write', () => {
  const effort = (low: number, likely: number, high: number) => ({ effort: [{ team: 'core', low, likely, high }] })
  const frequency = (low: number, likely: number, high: number) => ({ effects: [{ frequency: { low, likely, high } }] })
  test.each<[string, object, string, RegExp]>([
    ['a reduction above 1', frequency(0.1, 0.5, 60), 'effects.0.frequency.high', /at most 1; write 0\.6 for 60%/],
    ['a negative reduction', frequency(-0.1, 0.5, 0.6), 'effects.0.frequency.low', /at least 0/],
    ['low above likely', frequency(0.6, 0.5, 0.7), 'effects.0.frequency.low', /low \(0\.6\) is above likely \(0\.5\)/],
    ['likely above high', effort(1, 5, 3), 'effort.0.high', /likely \(5\) is above high \(3\)/],
    ['effort of zero', effort(0, 0, 0), 'effort.0.low', /effort in engineer-weeks must be above 0/],
    ['no effort at all', { effort: [] }, 'effort', /at least one team/],
    ['an effect that changes nothing', { effects: [{ services: ['a'] }] }, 'effects.0', /at least one of frequency/],
    ['an empty list of services', { effects: [{ services: [] }] }, 'effects.0.services', /name at least one/],
    ['dependence on itself', { dependsOn: ['canary'] }, 'dependsOn', /cannot depend on itself/],
    ['an address that is none', { url: 'javascript:alert(1)' }, 'url', /http or https/],
    ['an unknown field', { prio: 1 }, '', /prio/],
    ['not a number', frequency(Number.NaN, 0.5, 0.6), 'effects.0.frequency.low', /must be a number/],
  ])('%s', (_, changes, path, message) => {
    const parsed = projectSchema.safeParse({ ...good, ...changes })
    const issues = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []
    expect(
      issues.some((issue) => issue.startsWith(`${path}: `) && message.test(issue)),
      issues.join('\n'),
    ).toBe(true)
  })
})
