import { describe, expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../../model/assumption.ts'
import type { Effect } from '../../../../model/evidence/project.ts'
import { realisedReport } from '../../../../model/insight/realised/report.ts'
import { shippedProject } from '../../../../model/insight/realised/shipped.ts'
import { instant, minutes } from '../../../../model/quantity.ts'
import { AS_OF, AT_THEIR_WORD, DAY, evidence, exactly, loss, project, service } from '../../../support/evidence.ts'

const SHIPPED_AT = instant(AS_OF - 182 * DAY)
const shippedOn = new Date(SHIPPED_AT).toISOString().slice(0, 10)

/** So many incidents of the same size, evenly over so many days that end at `end`. */
const evenly = (name: string, count: number, days: number, end: number, size = 10) =>
  Array.from({ length: count }, (_, at) =>
    loss(`${name}${at}`, { startedAt: instant(end - ((at + 0.5) * days * DAY) / count), minutes: minutes(size) }),
  )
const company = (effects: readonly Effect[], losses: ReturnType<typeof evenly>, shippedAt: string | null = shippedOn) =>
  evidence({
    losses,
    projects: [project('done', effects, { status: 'shipped', shippedAt })],
    assumptions: AT_THEIR_WORD,
  })
const earlier = (count: number) => evenly('before', count, 365.25, SHIPPED_AT)
const since = (count: number) => evenly('after', count, 182, AS_OF)
const half = [{ causes: ['deploy' as const], frequency: exactly(0.6) }]

describe('what a shipped project is held to', () => {
  const stretches = (effects: readonly Effect[], losses: ReturnType<typeof evenly>) => {
    const known = company(effects, losses)
    return shippedProject(known.projects[0] ?? project('none', []), SHIPPED_AT, known)
  }

  test('is a year before it shipped and all since, of what its effects reach and no more', () => {
    const old = loss('old', { startedAt: instant(SHIPPED_AT - 400 * DAY) })
    const other = loss('other', { startedAt: instant(AS_OF - DAY), cause: 'network' })
    const twice = loss('twice', { startedAt: instant(AS_OF - DAY), flags: ['overlapped'] })
    const own = stretches(half, [...earlier(40), ...since(8), old, other, twice])
    expect([own.before.minutes.length, own.after.minutes.length]).toEqual([40, 8])
    expect([own.before.days, own.after.days]).toEqual([365.25, 182])
  })

  test('is promised of the losses before it: .6 of each frequency; .5 of recovery counts after detection only', () => {
    expect(stretches(half, earlier(12)).promised).toEqual({ mean: expect.closeTo(0.6, 9), p10: expect.closeTo(0.6, 9) })
    // Detection is a fifth of each: .5 x .8.
    expect(stretches([{ recovery: exactly(0.5) }], earlier(12)).promised.mean).toBeCloseTo(0.4, 9)
  })

  test('is not told by effects on single incidents, which cannot come again', () => {
    const own = stretches([{ incidents: ['before1'], frequency: exactly(1) }], earlier(12))
    expect(own.before.minutes).toEqual([])
  })

  test('counts only the days in which every service that it names was watched', () => {
    const known = {
      ...company([{ services: ['api'], frequency: exactly(0.5) }], earlier(12)),
      services: [service('api', { coverage: { from: instant(SHIPPED_AT - 100 * DAY), to: AS_OF } }), service('web')],
    }
    const own = shippedProject(known.projects[0] ?? project('none', []), SHIPPED_AT, known)
    expect(own.before.days).toBe(100)
  })
})

describe('in words', () => {
  const about = [{ causes: ['deploy' as const], frequency: { low: 0.4, likely: 0.6, high: 0.8 } }]
  const words = (losses: ReturnType<typeof evenly>) => realisedReport(company(about, losses)).projects[0]?.words ?? []

  test('a project that took away what it promised kept its promise', () => {
    // 48 in a year before, 10 in half a year since: 20.06 a year, so 28 x 10 minutes fewer.
    const [report] = realisedReport(company(about, [...earlier(48), ...since(10)])).projects
    expect(report).toMatchObject({ verdict: 'kept', shippedAt: shippedOn })
    expect(report?.observed.mean).toBeCloseTo(480 - (100 / 182) * 365.25, 2)
    expect(report?.observed.low).toBeGreaterThan(0)
    expect(report?.words[0]).toBe('It kept its promise: 58% of the loss it reaches is gone, 60% was promised.')
    expect(report?.words[2]).toMatch(/These 6 months could not have shown a cut of less than \d\d%\.$/)
  })

  test('one with few incidents cannot be told, and says when to ask again, if ever within five years', () => {
    expect(words([...earlier(14), ...since(5)])[0]).toMatch(/^Cannot tell yet .* Ask again in \d+ months\.$/)
    expect(words([...earlier(3), ...since(1)])[0]).toContain('it will not be known within five years')
    expect(words([...earlier(3), ...since(1)])[2]).toContain('could not have shown even that all of it was gone')
  })

  test('one that reaches nothing lost before has nothing to compare with', () => {
    expect(words(since(4))).toEqual([expect.stringContaining('nothing to compare with')])
  })

  test('shipped ones without a date are named, candidates are not', () => {
    const report = realisedReport(company(half, earlier(4), null))
    expect(report).toMatchObject({ projects: [], undated: [{ id: 'done' }] })
    const open = evidence({ projects: [project('open', half)], assumptions: DEFAULT_ASSUMPTIONS })
    expect(realisedReport(open)).toMatchObject({ projects: [], undated: [] })
  })
})

test('the more is seen, the smaller a cut that can be told', () => {
  const least = (scale: number) =>
    realisedReport(company(half, [...earlier(12 * scale), ...since(3 * scale)])).projects[0]?.leastVisible ?? 1
  expect(least(2)).toBeLessThan(least(1))
  expect(least(10)).toBeLessThan(least(2))
})
