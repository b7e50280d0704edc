import { expect, test } from 'vitest'
import { changeableOf, changedIncident, changedProject, changedSince } from '../../../model/evidence/edit.ts'
import { ratio } from '../../../model/quantity.ts'
import { exactly, incident, project } from '../../support/evidence.ts'

const told = incident('a', {
  felt: [
    { service: 'api', share: ratio(0.4) },
    { service: 'web', share: null },
  ],
  mappedCause: 'deploy',
  causeSuggested: true,
})

test('a stated cause is confirmed, and everything else stays', () => {
  expect(changedIncident(told, { cause: 'deploy' })).toEqual({ ...told, cause: 'deploy', causeSuggested: false })
  expect(changedIncident(told, {})).toEqual(told)
})

test('other services keep the share that they had, and a new one takes the worst', () => {
  expect(changedIncident(told, { services: ['web', 'ledger'] }).felt).toEqual([
    { service: 'web', share: null },
    { service: 'ledger', share: 0.4 },
  ])
  expect(changedIncident(told, { services: ['web'], share: ratio(0.1) }).felt).toEqual([{ service: 'web', share: 0.1 }])
  expect(changedIncident(told, { share: null }).felt.map(({ share }) => share)).toEqual([null, null])
})

test('what may be changed reads as it was changed', () => {
  const changes = {
    cause: 'network',
    services: ['ledger'],
    share: ratio(0.2),
    durationConfirmed: true,
    risk: 'r1',
  } as const
  expect(changeableOf(changedIncident(told, changes))).toEqual(changes)
  expect(changedIncident({ ...told, risk: 'r1' }, { risk: null }).risk).toBeNull()
})

test('a stated effort is not assumed any more', () => {
  const guessed = project('p', [], { effortAssumed: true })
  expect(changedProject(guessed, { title: 'Other' })).toMatchObject({ title: 'Other', effortAssumed: true })
  expect(changedProject(guessed, { effort: [{ team: 'core', ...exactly(2) }] }).effortAssumed).toBeUndefined()
})

test('a field is apart when its source says something else than when it was edited', () => {
  expect(changedSince({ title: 'New', url: 'x' }, { title: 'Mine' }, { title: 'Old' })).toEqual(['title'])
  expect(changedSince({ title: 'Old', url: 'x' }, { title: 'Mine' }, { title: 'Old' })).toEqual([])
  expect(changedSince({ title: 'New', url: 'x' }, { title: 'Mine' }, {})).toEqual([])
})
