import { expect, test } from 'vitest'
import { selectorTags } from '../../../client/components/effects-editor/words.ts'
import { commentsTitle } from '../../../client/features/project/words.ts'
import { projectSentence } from '../../../model/ranking/project-sentence.ts'
import { rankingReport } from '../../fixtures/ranking-report.ts'

const report = rankingReport([
  { title: 'First', tier: 1, value: 0.08, effort: 2 },
  { title: 'Canary deploys', tier: 2, value: 0.0587, effort: 5.33 },
  { title: 'Third', tier: 2, value: 0.03, effort: 5 },
  { title: 'Idle', tier: 3, value: 0, effort: 1 },
])

test.each([
  [0, 'First removes 8.0% of all pain for 2.0 engineer-weeks. It ranks 1st'],
  [1, 'Canary deploys removes 5.9% of all pain for 5.3 engineer-weeks. It ranks 2nd, too close to call with the 3rd'],
  [3, 'Idle removes nothing that the evidence knows of, for 1.0 engineer-weeks. It ranks 4th'],
])('project %d', (position, text) => {
  const project = report.projects[position]
  expect(project && projectSentence(project, report)).toBe(text)
})

test('a selector becomes tags, with titles for ids', () => {
  const titles = { service: (id: string) => id.toUpperCase(), risk: (id: string) => `risk of ${id}` }
  expect(
    selectorTags(
      {
        services: ['auth'],
        rootServices: ['core'],
        causes: ['deploy'],
        incidents: ['a', 'b'],
        risks: ['r'],
        background: true,
        issues: true,
        requests: ['q'],
      },
      titles,
    ),
  ).toEqual([
    'service AUTH',
    'began in CORE',
    'cause deploy',
    '2 listed incidents',
    'risk risk of r',
    'background burn',
    'open issues',
    '1 requests',
  ])
  expect(selectorTags({}, titles)).toEqual(['every incident'])
})

test('comments are titled by how many and who spoke last', () => {
  const now = Date.parse('2026-09-28T09:00:00Z')
  const comment = (name: string | null, writtenAt: string) => ({
    by: name === null ? null : { handle: 'x', name },
    writtenAt,
  })
  expect(commentsTitle([], now)).toBe('Nobody has commented yet')
  expect(commentsTitle([comment(null, '2026-09-28T08:00:00Z')], now)).toBe(
    'One comment, by the owner of this server 1 h ago',
  )
  expect(
    commentsTitle([comment(null, '2026-09-01T08:00:00Z'), comment('Ada Lovelace', '2026-09-28T08:50:00Z')], now),
  ).toBe('Two comments, the last by Ada Lovelace 10 min ago')
})
