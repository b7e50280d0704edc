import fc from 'fast-check'
import { expect, test } from 'vitest'
import { savedShare } from '../../../model/effect/reduction.ts'
import { examine } from '../../../model/insight/examine.ts'
import { incidentCourse } from '../../../model/insight/incident-course.ts'
import { orderByMean } from '../../../model/ranking/order.ts'
import { type PreparedRanking, prepareRanking, withProject } from '../../../model/ranking/prepare.ts'
import { rankingReport } from '../../../model/ranking/report.ts'
import { simulate, simulateAgain } from '../../../model/ranking/simulate.ts'
import { evenly } from '../../support/evenly.ts'
import { arbitraryEffect, PROPERTY } from '../../support/evidence.ts'
import { arbitraryRanking, ONLY_RELIABILITY } from '../../support/insight.ts'

const lens = { id: 'test', weights: ONLY_RELIABILITY }

/** The ranking that would be prepared had the draft been kept: the naive way. */
function keptAnew(
  prepared: PreparedRanking,
  id: string,
  effects: PreparedRanking['evidence']['projects'][0]['effects'],
) {
  const projects = prepared.evidence.projects.map((each) => (each.id === id ? { ...each, effects } : each))
  return prepareRanking({ ...prepared.evidence, projects })
}

test('a draft stands where it would stand once it is kept, to the last digit', () => {
  fc.assert(
    fc.property(arbitraryRanking(1, 3), arbitraryEffect, (prepared, effect) => {
      const [own] = prepared.projects
      if (!own) return
      const draft = { ...own.project, effects: [effect] }
      const anew = keptAnew(prepared, own.project.id, draft.effects)
      const drafted = withProject(prepared, draft)
      expect(orderByMean(drafted, lens.weights)).toEqual(orderByMean(anew, lens.weights))
      expect(examine(prepared, lens, draft.id, draft, 10)?.insight).toEqual(
        examine(anew, lens, draft.id, null, 10)?.insight,
      )
    }),
    PROPERTY,
  )
})

test('intervals of a draft are those it would have once it is kept', () => {
  fc.assert(
    fc.property(arbitraryRanking(1, 3), arbitraryEffect, (prepared, effect) => {
      const [own] = prepared.projects
      if (!own) return
      const draft = { ...own.project, effects: [effect] }
      const anew = keptAnew(prepared, own.project.id, draft.effects)
      const drafted = withProject(prepared, draft)
      const again = simulateAgain(simulate(prepared), drafted, draft.id)
      expect(rankingReport(drafted, again, lens).projects).toEqual(rankingReport(anew, simulate(anew), lens).projects)
    }),
    { ...PROPERTY, numRuns: 8 },
  )
})

test('a new project comes last in the list and is ranked among the others', () => {
  fc.assert(
    fc.property(arbitraryRanking(1, 3), arbitraryEffect, (prepared, effect) => {
      const [own] = prepared.projects
      if (!own) return
      const draft = { ...own.project, id: 'new', effects: [effect] }
      const found = examine(prepared, lens, 'new', draft, 10)
      expect(found?.before).toBeNull()
      expect(found?.insight.of).toBe(prepared.projects.length + 1)
    }),
    { ...PROPERTY, numRuns: 20 },
  )
})

test('what it touches is what the waterfall has in scope', () => {
  fc.assert(
    fc.property(arbitraryRanking(1, 3), (prepared) => {
      for (const { project, avoided } of prepared.projects) {
        const found = examine(prepared, lens, project.id, null, Number.MAX_SAFE_INTEGER)
        const inScope = found?.insight.waterfall.find(({ kind }) => kind === 'in scope')
        const widest = Math.max(0, ...(found?.reach ?? []).map(({ minutes }) => minutes))
        expect(widest).toBeLessThanOrEqual((inScope?.amount.reliability ?? 0) * (1 + 1e-5))
        expect(found?.incidents).toHaveLength(found?.touched ?? -1)
        const listed = (found?.incidents ?? []).reduce((sum, { avoidedMinutes }) => sum + avoidedMinutes, 0)
        expect(listed).toBeLessThanOrEqual(avoided.total.reliability * (1 + 1e-5))
      }
    }),
    PROPERTY,
  )
})

const MINUTE = 60_000
const moments = { startedAt: 0, detectedAt: 20 * MINUTE, endedAt: 60 * MINUTE }

test('detection and recovery pass faster and a smaller share fails', () => {
  // 20 min at 50% before detection and 40 after: 30 bad minutes. Halved detection, recovery cut by a quarter, 40% blast:
  // (10 + 30) min at 30% = 12.
  const course = incidentCourse([{ from: 0, to: 60 * MINUTE, share: 0.5 }], moments, 0.1, {
    detection: 0.5,
    recovery: 0.25,
    blastRadius: 0.4,
  })
  expect(course.minutesWithout).toBeCloseTo(30, 9)
  expect(course.minutesWith).toBeCloseTo(12, 9)
  expect(course.detectedAt).toBe(10 * MINUTE)
  expect(course.endedAt).toBe(40 * MINUTE)
  expect(course.withProject.map(({ from, to }) => [from / MINUTE, to / MINUTE])).toEqual([
    [0, 10],
    [10, 40],
  ])
})

test('a constant course loses exactly what the forecast says it would', () => {
  const share = evenly(0, 1)
  fc.assert(
    fc.property(share, share, share, share, share, (detectionShare, failing, detection, recovery, blastRadius) => {
      const reductions = { detection, recovery, blastRadius }
      const course = incidentCourse(
        [{ from: 0, to: 60 * MINUTE, share: failing }],
        { ...moments, detectedAt: null },
        detectionShare,
        reductions,
      )
      const saved = savedShare({ frequency: 0, ...reductions }, detectionShare)
      expect(course.minutesWith).toBeCloseTo(course.minutesWithout * (1 - saved), 6)
      expect(course.detectedAt).toBeNull()
    }),
    PROPERTY,
  )
})

test('a gap in what is known stays one', () => {
  const steps = [
    { from: 0, to: 10 * MINUTE, share: 1 },
    { from: 30 * MINUTE, to: 60 * MINUTE, share: 1 },
  ]
  const course = incidentCourse(steps, moments, 0, { detection: 0, recovery: 0.5, blastRadius: 0 })
  expect(course.withProject.map(({ from, to }) => [from / MINUTE, to / MINUTE])).toEqual([
    [0, 10],
    [25, 40],
  ])
})
