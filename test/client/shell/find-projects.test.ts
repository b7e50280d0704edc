import { expect, test } from 'vitest'
import { findProjects } from '../../../client/shell/find-projects.ts'
import type { Frame } from '../../../client/worker/protocol.ts'
import type { Effect, Project } from '../../../model/evidence/project.ts'

const project = (id: string, title: string, effects: readonly Effect[] = []): Project => ({
  id,
  title,
  description: null,
  status: 'candidate',
  url: null,
  effort: [{ team: 'edge', low: 1, likely: 2, high: 3 }],
  effects,
  dependsOn: [],
})

const frame: Frame = {
  version: 'version',
  asOf: 0,
  lenses: [],
  teams: [{ id: 'edge', title: 'Edge team', capacity: null }],
  services: [{ id: 'payments-api', title: 'Payments API', team: null }],
  risks: [],
  labels: [],
  projects: [
    project('canary', 'Canary deploys', [{ services: ['payments-api'] }]),
    project('payouts', 'Payout file replay'),
    project('lag', 'Replica lag guard'),
  ],
  losses: 1,
}

test('title matches come first, then services and teams', () => {
  expect(findProjects('pay', frame, null).map(({ id }) => id)).toEqual(['payouts', 'canary'])
  expect(findProjects('payments', frame, null).map(({ id, detail }) => [id, detail])).toEqual([
    ['canary', 'Edge team, Payments API'],
  ])
  expect(findProjects('edge replay', frame, null).map(({ id }) => id)).toEqual(['payouts'])
  expect(findProjects('nothing', frame, null)).toEqual([])
  expect(findProjects('', frame, null)).toHaveLength(3)
})
