import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { answeringProjects } from '../../../model/effect/answering-projects.ts'
import type { Request } from '../../../model/evidence/demand.ts'
import type { Effect } from '../../../model/evidence/project.ts'
import { AS_OF, project, request } from '../../support/evidence.ts'

const assigned = (id: string, changes: Partial<Request> = {}) => request(id, { project: 'retries', ...changes })
const closing = { low: 0.1, likely: 0.2, high: 0.3 }
const effectsOf = (effects: readonly Effect[], ...requests: Request[]) =>
  answeringProjects([project('retries', effects)], requests, DEFAULT_ASSUMPTIONS)[0]?.effects

test('a project closes what it was given, with the chance that is assumed', () => {
  expect(effectsOf([], assigned('a'), assigned('b'))).toEqual([
    { requests: ['a', 'b'], closing: { low: 0.3, likely: 0.6, high: 0.8 } },
  ])
})

test('a chance that the project states holds', () => {
  const stated = [{ services: ['api'], requests: true, closing }]
  expect(effectsOf(stated, assigned('a'))).toEqual(stated)
  expect(effectsOf(stated, assigned('a'), assigned('b', { service: 'ledger' }))?.slice(1)).toMatchObject([
    { requests: ['b'] },
  ])
})

test('an effect on the same requests that closes none is no stated chance', () => {
  const stated = [{ requests: true, frequency: closing }]
  expect(effectsOf(stated, assigned('a'))).toHaveLength(2)
})

test('closed requests and those of others add nothing', () => {
  expect(effectsOf([], assigned('a', { closedAt: AS_OF }), assigned('b', { project: null }))).toEqual([])
})
