import { expect, test } from 'vitest'
import type { Shortcut } from '../../../client/lib/shortcuts.ts'
import { findEntries } from '../../../client/shell/palette/find-entries.ts'
import type { Effect, Project } from '../../../model/evidence/project.ts'
import type { Frame } from '../../../model/ranking/frame.ts'

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

const shortcuts: readonly Shortcut[] = [
  { title: 'Print this view', run: () => {} },
  { keys: 'j', title: 'Next project', byKeyOnly: true, run: () => {} },
  { keys: 'g p', title: 'Go to Plan', place: 'Go to', run: () => {} },
  { keys: 'n', title: 'Propose a new project', place: 'Anywhere', run: () => {} },
]
const found = (text: string) =>
  findEntries(text, shortcuts, frame, null).map(({ title, entries }) => [title, entries.map((entry) => entry.title)])
const projects = (text: string) =>
  findEntries(text, [], frame, null).find(({ title }) => title === 'Projects')?.entries ?? []

test('of projects those with the words in their title come first, then those of such services and teams', () => {
  expect(projects('pay').map(({ title }) => title)).toEqual(['Payout file replay', 'Canary deploys'])
  expect(projects('payments').map(({ target, detail }) => [target, detail])).toEqual([
    [{ kind: 'project', id: 'canary' }, 'Edge team, Payments API'],
  ])
  expect(projects('edge replay').map(({ title }) => title)).toEqual(['Payout file replay'])
  expect(projects('nothing')).toEqual([])
})

test('without words it says what can be done, screen first; what only moves within the screen is left to its key', () => {
  expect(found('  ')).toEqual([
    ['On this screen', ['Print this view']],
    ['Go to', ['Go to Plan']],
    ['Anywhere', ['Propose a new project']],
  ])
})

test('words find projects, services, what can be done and, if nothing else, incidents', () => {
  expect(found('pA')).toEqual([
    ['Projects', ['Payout file replay', 'Canary deploys']],
    ['Services', ['Payments API']],
    ['Evidence', ['Incidents with “pA”']],
  ])
  expect(found('new project')).toEqual([
    ['Anywhere', ['Propose a new project']],
    ['Evidence', ['Incidents with “new project”']],
  ])
  expect(findEntries('plan', shortcuts, null, null).map(({ title }) => title)).toEqual(['Go to', 'Evidence'])
})
