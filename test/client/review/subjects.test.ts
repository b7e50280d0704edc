import { describe, expect, test } from 'vitest'
import { decideHeadline, groupTitle, standsWords, untouchedTitle } from '../../../client/features/review/findings.ts'
import { stepBeside } from '../../../client/features/review/steps.ts'
import { acceptedRisks, contested, type Subject } from '../../../client/features/review/subjects.ts'
import { day } from '../../../client/lib/date.ts'
import type { Decision } from '../../../model/contract/decisions.ts'
import type { Disagreement } from '../../../model/insight/review/disagreement.ts'

const decision = (project: string, changes: Partial<Decision> = {}): Decision => ({
  quarter: '2026Q3',
  project,
  title: project,
  revision: 1,
  decision: { outcome: 'risk accepted', owner: 'Ada', reason: 'Rare', expiresOn: '2026-09-25' },
  decidedAt: '2026-06-24T10:00:00.000Z',
  decidedBy: null,
  isLapsed: false,
  ...changes,
})
const subject = (id: string, changes: Partial<Subject> = {}): Subject => ({
  id,
  title: id,
  isProposed: true,
  adds: 0.1,
  effort: 2,
  why: '',
  kept: null,
  ...changes,
})
const differs = (project: string, planChange: number, gain: number) => ({ project, planChange, gain }) as Disagreement

describe('accepted risks', () => {
  test('are those whose newest decision accepts them, of whatever quarter', () => {
    const anew = decision('a', {
      quarter: '2026Q4',
      decidedAt: '2026-09-28T10:00:00.000Z',
      decision: { outcome: 'in', owner: 'Ada', reason: 'Now', expiresOn: null },
    })
    expect(acceptedRisks([anew, decision('a'), decision('b')]).map(({ project }) => project)).toEqual(['b'])
  })

  test('stay where a later decision was taken back', () => {
    const back = decision('a', { quarter: '2026Q4', decidedAt: '2026-09-28T10:00:00.000Z', decision: null })
    expect(acceptedRisks([back, decision('a')]).map(({ quarter }) => quarter)).toEqual(['2026Q3'])
  })

  test('say until when, and that it is over', () => {
    expect(standsWords(decision('a'), day)).toBe('risk accepted until 25 Sep 2026')
    expect(standsWords(decision('a', { isLapsed: true }), day)).toBe('risk accepted until 25 Sep 2026, lapsed')
    expect(standsWords(decision('a', { decision: null }), day)).toBe('')
  })
})

test('what a review has come to, with its numbers', () => {
  const lapsed = [decision('a', { isLapsed: true })]
  expect(decideHeadline([subject('a'), subject('b', { isProposed: false })], lapsed)).toBe(
    'Nothing is decided yet of 2 candidates: one of the best plan waits; one accepted risk has lapsed',
  )
  expect(decideHeadline([subject('a', { kept: decision('a') })], [])).toBe(
    'One of 1 decided: all of the best plan is settled',
  )
})

test('a group of candidates says how many of it are decided', () => {
  const decided = subject('a', { kept: decision('a') })
  expect(groupTitle([decided, subject('b')], 'in the best plan')).toBe('Two in the best plan, one decided')
  expect(groupTitle([subject('b')], 'left out of it')).toBe('One left out of it, none decided')
  expect(groupTitle([decided], 'left out of it')).toBe('One left out of it, all decided')
  expect(groupTitle([], 'left out of it')).toBe('Nothing left out of it')
})

test('losses that nobody works on are told with what they hold together', () => {
  expect(untouchedTitle([0.039, 0.018, 0.014])).toBe('Three losses that no project touches hold 7% of all minutes')
  expect(untouchedTitle([0.039])).toBe('One loss that no project touches holds 4% of all minutes')
  expect(untouchedTitle([])).toBe('A project touches every loss worth a mark')
})

describe('what is spoken of first', () => {
  const subjects = [subject('a'), subject('b'), subject('c')]
  test('is what the plan hangs on, else the first candidate', () => {
    expect(contested(subjects, [differs('b', 0.5, 0), differs('c', 0, 0.1)], null)?.id).toBe('b')
    expect(contested(subjects, [differs('b', 0, 0)], null)?.id).toBe('a')
    expect(contested(subjects, [differs('gone', 1, 1)], null)?.id).toBe('a')
    expect(contested([], [], null)).toBeNull()
  })
})

test('the agenda has four steps and two ends', () => {
  expect([stepBeside('pain', -1), stepBeside('pain', 1), stepBeside('differ', 1), stepBeside('decide', 1)]).toEqual([
    null,
    'plan',
    'decide',
    null,
  ])
})
