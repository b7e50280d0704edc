import { expect, test } from 'vitest'
import { issueComment } from '../../../server/export/issue-comment.ts'
import { compareMoments } from '../../../server/usecases/compare-moments.ts'
import { rankProjects } from '../../../server/usecases/rank-projects.ts'
import { smallCompany } from '../../support/temporary-installation.ts'

const question = { asOf: null, lens: null, weights: null }

test('it says rank, chance and sentence, and what matters of them is neither a digit nor a move that has grown old', async () => {
  const company = await smallCompany()
  const ranking = await rankProjects(company, question)
  const moves = await compareMoments(company, { ...question, since: null })
  const parts = {
    project: 'canary',
    status: 'candidate',
    ranking,
    moves,
    lens: 'Balanced',
    lastMove: null,
    origin: 'https://leverage.example',
  } as const
  const first = issueComment(parts)
  expect(first.text).toMatch(
    /^\*\*1st of 2\*\* by the Balanced lens, with a chance of >?\d+% to be among the first \d\./,
  )
  expect(first.text).toContain('Canary deploys removes')
  expect(first.text).toContain('(https://leverage.example/projects/canary)')

  const project = ranking.projects.find(({ id }) => id === 'canary')
  const digits = ranking.projects.map((each) => ({ ...each, pTop: 0.123, value: { ...each.value, mean: 0.0321 } }))
  const another = issueComment({ ...parts, ranking: { ...ranking, projects: digits } })
  expect(another.text).not.toBe(first.text)
  expect(another.matters).toBe(first.matters)

  const move = { id: 'canary', title: '', crossed: null, without: [], incidents: [] }
  const standpoint = { rank: 2, leverage: 1, above: null }
  const moved = issueComment({
    ...parts,
    moves: {
      ...moves,
      moves: [
        { ...move, from: standpoint, to: { ...standpoint, rank: 1 }, cause: 'incidents', words: 'New: @ada broke #12' },
      ],
    },
  })
  expect(moved.text).toContain('Up from 2nd to 1st between 25 Dec and 1 Jan 2026: New: @\u2060ada broke \\#\u206012.')
  expect(moved.matters).not.toBe(first.matters)
  const weeksLater = issueComment({ ...parts, lastMove: moved.lastMove })
  expect([weeksLater.matters, weeksLater.lastMove]).toEqual([moved.matters, moved.lastMove])
  expect(weeksLater.text).toContain('Up from 2nd to 1st')
  expect(project?.rank).toBe(1)
  expect(issueComment({ ...parts, project: 'gone', status: 'shipped' }).text).toContain(
    '**Not ranked.** It has shipped.',
  )
})
