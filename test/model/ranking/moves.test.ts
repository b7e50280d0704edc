import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LENSES, type PerDimension } from '../../../model/evidence/lens.ts'
import { type Instant, instant, minutes } from '../../../model/quantity.ts'
import type { Evidence } from '../../../model/ranking/evidence.ts'
import { compareRankings, crossing, rankingMoves } from '../../../model/ranking/moves.ts'
import { movesReport } from '../../../model/ranking/moves-report.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { swapBack } from '../../../model/ranking/swap-back.ts'
import {
  AS_OF,
  arbitraryLosses,
  arbitraryProjects,
  DAY,
  evidence,
  exactly,
  loss,
  PROPERTY,
  project,
} from '../../support/evidence.ts'

const WEEK_AGO = instant(AS_OF - 7 * DAY)
const RELIABILITY: PerDimension = { reliability: 1, revenue: 0, toil: 0, demand: 0 }
const LENS = { id: 'custom', weights: RELIABILITY }
const core = (weeks: number) => [{ team: 'core', ...exactly(weeks) }]
const api = (reduction: number, weeks: number, id = 'api-work') =>
  project(id, [{ services: ['api'], frequency: exactly(reduction) }], { effort: core(weeks) })
const web = (reduction: number, weeks: number, id = 'web-work') =>
  project(id, [{ services: ['web'], frequency: exactly(reduction) }], { effort: core(weeks) })

const compared = (then: Evidence, now: Evidence) => compareRankings(prepareRanking(now), then)
const report = (then: Evidence, now: Evidence) => movesReport(compared(then, now), LENS, true, (id) => `Outage ${id}`)
const moveOf = (id: string, then: Evidence, now: Evidence) => {
  const found = report(then, now).moves.find((move) => move.id === id)
  if (!found) throw new Error(`no move of ${id}`)
  return found
}

describe('an effort that was raised', () => {
  const losses = [loss('old')]
  // Same losses, reductions of 0.5 and 0.4: leverage is as 0.5/2 to 0.4/2 then, and as 0.5/4 to 0.4/2 now.
  const then = evidence({ asOf: WEEK_AGO, losses, projects: [api(0.5, 2, 'one'), api(0.4, 2, 'other')] })
  const now = evidence({ losses, projects: [api(0.5, 4, 'one'), api(0.4, 2, 'other')] })

  test('moves the project down, the other up, and both for that reason', () => {
    const one = moveOf('one', then, now)
    const other = moveOf('other', then, now)
    expect([one.from?.rank, one.to?.rank, one.cause]).toEqual([1, 2, 'effort'])
    expect([other.from?.rank, other.to?.rank, other.cause]).toEqual([2, 1, 'effort'])
    expect((one.to?.leverage ?? 0) / (other.to?.leverage ?? 0)).toBeCloseTo(0.5 / 4 / (0.4 / 2), 5)
    expect(one.words).toBe('Core raised the effort from 2.0 to 4.0 weeks')
    expect(other.words).toBe('Efforts of other projects were changed')
  })

  test('is undone by putting the effort back, and by nothing else', () => {
    const [move] = rankingMoves(compared(then, now), { weights: RELIABILITY, weightsThen: RELIABILITY }).filter(
      ({ id }) => id === 'one',
    )
    const ranks = Object.fromEntries((move?.without ?? []).map(({ part, at }) => [part, at?.rank]))
    expect(ranks).toEqual({ effort: 1, age: 2 })
  })
})

describe('an incident that came since', () => {
  const old = [loss('api-1', { minutes: minutes(20) }), loss('web-1', { service: 'web', minutes: minutes(10) })]
  const came = loss('web-2', {
    service: 'web',
    startedAt: instant(AS_OF - 2 * DAY),
    endedAt: instant(AS_OF - 2 * DAY + 3_600_000),
    minutes: minutes(60),
  })
  const projects = [api(0.5, 2), web(0.5, 2)]
  const then = evidence({ asOf: WEEK_AGO, losses: old, projects, teams: [{ id: 'core', title: 'Core', capacity: 2 }] })
  const now = { ...then, asOf: AS_OF, losses: [...old, came] }

  test('lifts what would have avoided it over the cut, and is named with its day and cost', () => {
    const up = moveOf('web-work', then, now)
    expect([up.from?.rank, up.to?.rank, up.crossed, up.cause]).toEqual([2, 1, 'up', 'incidents'])
    expect(up.words).toBe('Outage web-2, 30 Dec, cost 60.0 bad minutes')
    expect(up.incidents.map(({ id }) => id)).toEqual(['web-2'])
  })

  test('explains the one that was passed by naming who passed it', () => {
    const down = moveOf('api-work', then, now)
    expect([down.from?.rank, down.to?.rank, down.crossed, down.cause]).toEqual([1, 2, 'down', 'incidents'])
    expect(down.words).toBe('Passed by web-work: Outage web-2, 30 Dec, cost 60.0 bad minutes')
  })

  test('is the finding, in words', () => {
    expect(report(then, now).words).toBe('Two projects crossed the cut since 25 Dec')
  })
})

test('an edited effect moves the project whose effect it is', () => {
  const losses = [loss('old')]
  const then = evidence({ asOf: WEEK_AGO, losses, projects: [api(0.5, 2, 'one'), api(0.4, 2, 'other')] })
  const now = evidence({ losses, projects: [api(0.5, 2, 'one'), api(0.6, 2, 'other')] })
  expect(moveOf('other', then, now)).toMatchObject({ cause: 'effects', words: 'Its effects were edited' })
  expect(moveOf('one', then, now).words).toBe('Passed by other: its effects were edited')
})

test('a new candidate moves the others down, and one that shipped is said to have left', () => {
  const losses = [loss('old')]
  const shipped = { ...api(0.9, 2, 'shipped'), status: 'shipped' as const }
  const then = evidence({ asOf: WEEK_AGO, losses, projects: [api(0.9, 2, 'shipped'), api(0.4, 2, 'stays')] })
  const now = evidence({ losses, projects: [shipped, api(0.4, 2, 'stays'), api(0.1, 2, 'comes')] })
  expect(moveOf('stays', then, now)).toMatchObject({
    from: { rank: 2 },
    to: { rank: 1 },
    cause: 'candidates',
    words: 'comes came in; shipped left',
  })
  expect(moveOf('comes', then, now)).toMatchObject({ from: null, words: 'New among the candidates' })
  expect(moveOf('shipped', then, now)).toMatchObject({ to: null, words: 'It is shipped and competes no longer' })
})

test('a larger capacity takes a project over the cut without moving it', () => {
  const losses = [loss('old')]
  const projects = [api(0.5, 2, 'one'), api(0.4, 2, 'other')]
  const teams = (capacity: number) => [{ id: 'core', title: 'Core', capacity }]
  const then = evidence({ asOf: WEEK_AGO, losses, projects, teams: teams(3) })
  const now = evidence({ losses, projects, teams: teams(4) })
  expect(moveOf('other', then, now)).toMatchObject({
    crossed: 'up',
    cause: 'settings',
    from: { rank: 2 },
    to: { rank: 2 },
  })
})

test('an edited lens moves what it weighs, and its old and new weights are said', () => {
  const losses = [loss('api-1', { minutes: minutes(30) }), loss('web-1', { service: 'web', toil: 50 as never })]
  const projects = [api(0.5, 2), web(0.5, 2)]
  const [first] = DEFAULT_LENSES
  if (!first) throw new Error('there is a lens')
  const lensOf = (weights: PerDimension) => [{ ...first, weights }]
  const toil: PerDimension = { reliability: 0, revenue: 0, toil: 1, demand: 0 }
  const then = evidence({ asOf: WEEK_AGO, losses, projects, lenses: lensOf(RELIABILITY) })
  const now = evidence({ losses, projects, lenses: lensOf(toil) })
  const { moves } = movesReport(compared(then, now), { id: first.id, weights: toil }, true, (id) => id)
  expect(moves[0]).toMatchObject({ id: 'web-work', from: { rank: 2 }, to: { rank: 1 }, cause: 'lens' })
  expect(moves[0]?.words).toBe('The lens was edited: reliability 100% to 0% and toil 0% to 100%')
})

test('age makes the incidents of then as old as they were, and leaves what came since', () => {
  const then = evidence({ asOf: WEEK_AGO, losses: [loss('old')] })
  const since = loss('new', { startedAt: instant(AS_OF - DAY) })
  const back = swapBack('age', { ...then, asOf: AS_OF, losses: [loss('old'), since] }, then)
  expect(back?.losses.map(({ startedAt }): Instant => startedAt)).toEqual([AS_OF - 23 * DAY, AS_OF - DAY])
})

test('a ranking compared with itself has no part that changed and no move', () => {
  fc.assert(
    fc.property(arbitraryLosses, arbitraryProjects(6), (losses, projects) => {
      const now = evidence({ losses, projects })
      const { swapped } = compared(now, now)
      const moves = rankingMoves(compared(now, now), { weights: RELIABILITY, weightsThen: RELIABILITY })
      expect(swapped).toEqual([])
      for (const move of moves) {
        expect(move.to).toEqual(move.from)
        expect([move.cause, crossing(move), move.incidents, move.passedBy]).toEqual([null, null, [], []])
      }
    }),
    { ...PROPERTY, numRuns: 30 },
  )
})

test('everything that passed a project is above it now and was below it, by the plain definition', () => {
  fc.assert(
    fc.property(arbitraryLosses, arbitraryLosses, arbitraryProjects(6), (losses, others, projects) => {
      const then = evidence({ asOf: WEEK_AGO, losses: others, projects })
      const moves = rankingMoves(compared(then, evidence({ losses, projects })), {
        weights: RELIABILITY,
        weightsThen: RELIABILITY,
      })
      for (const move of moves) {
        const plain = moves
          .filter(
            ({ from, to }) => (from?.rank ?? 0) > (move.from?.rank ?? 0) && (to?.rank ?? 0) < (move.to?.rank ?? 0),
          )
          .map(({ id }) => id)
        expect(move.passedBy).toEqual(plain)
      }
    }),
    { ...PROPERTY, numRuns: 30 },
  )
})
