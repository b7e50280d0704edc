import { afterAll, beforeAll, expect, test } from 'vitest'
import { ordinal } from '../../../model/format.ts'
import { rankingHeadline } from '../../../model/ranking/headline.ts'
import { digestOf } from '../../../server/export/digest.ts'
import { compareMoments } from '../../../server/usecases/compare-moments.ts'
import { composeDigest } from '../../../server/usecases/compose-digest.ts'
import { rankProjects } from '../../../server/usecases/rank-projects.ts'
import { type DemoServer, startDemoServer } from '../../support/demo-server.ts'
import { at } from '../../support/evidence.ts'
import { QUESTION } from '../../support/question.ts'

let server: DemoServer

beforeAll(async () => {
  server = await startDemoServer()
}, 120_000)
afterAll(() => server.close())

test('it tells every move with its reason, where things stand, and what they were made with', async () => {
  const moves = await compareMoments(server.context, { ...QUESTION, since: null })
  const ranking = await rankProjects(server.context, QUESTION)
  const { markdown, title, since } = await composeDigest(server.context, { since: null, lens: null })
  expect([title, since]).toEqual(['Leverage: what changed since 21 Sep', '2026-09-21T00:00:00.000Z'])
  expect(markdown).toContain(`## ${moves.words}`)
  for (const { from, to, title: name, words } of moves.moves) {
    if (!from || !to || from.rank === to.rank) continue
    expect(markdown).toMatch(new RegExp(`\\*\\*${name}\\*\\*: ${ordinal(from.rank)} to ${ordinal(to.rank)}`))
    expect(markdown).toContain(words)
  }
  expect(markdown).toContain(rankingHeadline(ranking))
  expect(markdown).toContain(`lens balanced, 4096 draws, seed ${ranking.seed}, evidence ${ranking.evidenceVersion}.`)
})

test('since a day of one’s own, and refused where that day is not before the ranking', async () => {
  const { title } = await composeDigest(server.context, { since: at('2026-09-01T00:00:00Z'), lens: 'sales' })
  expect(title).toBe('Leverage: what changed since 1 Sep')
  await expect(composeDigest(server.context, { since: at('2026-09-28T00:00:00Z'), lens: null })).rejects.toThrow(
    'must be before 28 Sep',
  )
})

test('titles that look like markup stay text, and plans and sources are told of only where there are any', async () => {
  const ranking = await rankProjects(server.context, QUESTION)
  const moves = await compareMoments(server.context, { ...QUESTION, since: null })
  const hostile = {
    ...moves,
    moves: moves.moves.slice(0, 1).map((move) => ({ ...move, title: '<b>[x](http://y)\n# z' })),
  }
  const bare = digestOf({ moves: { ...hostile, moves: [] }, ranking, plans: [], sources: [] })
  expect(bare.markdown).toContain('No project changed its place.')
  expect(bare.markdown).not.toContain('look at')
  const from = { rank: 9, leverage: 0.01, above: false }
  const to = { rank: 2, leverage: 0.02, above: true }
  const full = digestOf({
    moves: {
      ...hostile,
      moves: hostile.moves.map((move) => ({ ...move, from, to, crossed: 'up' as const, words: 'Because' })),
    },
    ranking,
    plans: [],
    sources: [{ title: 'Status page', state: 'failed' }],
  })
  expect(full.markdown).toContain('- **\\<b\\>\\[x\\](http://y) \\# z**: 9th to 2nd, now above the cut. Because.')
  expect(full.markdown).toContain('## 1 source to look at\n\n- Status page: failed')
})
