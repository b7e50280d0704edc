import { describe, expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { calibrationsOf, LEAST_QUARTERS } from '../../../model/insight/backtest/calibrate.ts'
import type { LearntCalibration } from '../../../model/insight/backtest/calibrated.ts'
import { instant } from '../../../model/quantity.ts'
import { rankingText } from '../../../server/export/ranking.ts'
import { settingsText } from '../../../server/export/settings.ts'
import { backtestRanking } from '../../../server/usecases/backtest-ranking.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { keepCalibration, learnCalibration } from '../../../server/usecases/learn-calibration.ts'
import { listSettings } from '../../../server/usecases/list-settings.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { pastQuarters } from '../../../server/usecases/past-quarters.ts'
import { previewSetting } from '../../../server/usecases/preview-setting.ts'
import { rankProjects } from '../../../server/usecases/rank-projects.ts'
import { at, DAY } from '../../support/evidence.ts'
import { inventedHistory, spansUntil } from '../../support/history.ts'
import { QUESTION } from '../../support/question.ts'
import { setAssumption } from '../../support/set-assumption.ts'
import { importCsv, PROJECTS_CSV, smallCompany, temporaryContext } from '../../support/temporary-installation.ts'

const values = { halfLife: 120, drift: 0, spread: 0.3 }
/** Two quarters chose nothing, the third did: known from 1 October 2025 on. */
const LEARNT: LearntCalibration = {
  learntFrom: 'a history',
  quarters: [
    { since: at('2025-07-01T00:00:00Z'), values: null, quarters: 4, missesLess: 0.001 },
    { since: at('2025-10-01T00:00:00Z'), values, quarters: 5, missesLess: 0.05 },
  ],
}

async function calibratedCompany(): Promise<Context> {
  const context = await smallCompany()
  await keepCalibration(context, LEARNT)
  return context
}
const constants = async (context: Context, asOf: string | null = null) => {
  const { halfLife, drift, spread } = (await loadEvidence(context, asOf === null ? null : at(asOf))).assumptions
  return { halfLife, drift, spread }
}
const usual = { halfLife: 120, drift: 0.5, spread: 0.6 }
const settingOf = async (context: Context, name: string) =>
  (await listSettings(context)).assumptions.find((one) => one.name === name)

test('what past quarters chose is in force and announced, wherever a ranking is answered', async () => {
  const context = await calibratedCompany()
  expect(await constants(context)).toEqual(values)
  const report = await rankProjects(context, QUESTION)
  const [note] = report.notes
  expect(note).toEqual({
    code: 'calibrated',
    count: 0,
    message:
      'A drift of 0 and a spread of 0.3 instead of 0.5 and 0.6, chosen by 5 past quarters, whose forecasts miss 5.0% less with it. Settings can pin another value.',
  })
  for (const format of ['table', 'markdown', 'json'] as const)
    expect(rankingText(report, format).text).toContain('chosen by 5 past quarters')
})

test('a past day knows no choice that was learnt after it', async () => {
  const context = await calibratedCompany()
  expect(await constants(context, '2025-09-30T23:59:59Z')).toEqual(usual)
  expect(await constants(context, '2025-10-01T00:00:00Z')).toEqual(values)
  const { notes } = await rankProjects(context, { ...QUESTION, asOf: at('2025-09-30T00:00:00Z') })
  expect(notes.map(({ code }) => code)).not.toContain('calibrated')
})

test('a later quarter that chooses nothing brings the usual ones back', async () => {
  const context = await calibratedCompany()
  const { evidenceVersion } = context.store
  const before = await evidenceVersion()
  await keepCalibration(context, { ...LEARNT, learntFrom: 'more of it' })
  expect(await evidenceVersion()).toBe(before)
  const since = at('2026-01-01T00:00:00Z')
  const quarters = [...LEARNT.quarters, { since, values: null, quarters: 6, missesLess: 0 }]
  await keepCalibration(context, { learntFrom: 'another', quarters })
  expect(await evidenceVersion()).toBe(before + 1)
  expect(await constants(context)).toEqual(usual)
})

test('a value that somebody set is pinned, the default too, and what comes back without it is the choice', async () => {
  const context = await calibratedCompany()
  expect(await settingOf(context, 'drift')).toMatchObject({
    value: 0,
    default: 0.5,
    unset: 0,
    origin: 'calibration',
    learnt: '5 past quarters, whose forecasts miss 5.0% less with it',
  })
  expect(await settingOf(context, 'halfLife')).toMatchObject({ value: 120, origin: 'default', learnt: null })
  await setAssumption(context.store, 'drift', 0.5)
  expect(await constants(context)).toEqual({ ...values, drift: 0.5 })
  expect(await settingOf(context, 'drift')).toMatchObject({ value: 0.5, unset: 0, origin: 'person' })
  expect((await rankProjects(context, QUESTION)).notes[0]?.message).toMatch(/^A spread of 0.3 instead of 0.6, chosen/)
  await setAssumption(context.store, 'drift', null)
  expect(await constants(context)).toEqual(values)
  expect(settingsText(await listSettings(context), 'assumptions', 'csv').text).toContain('calibration')
})

test('one setting switches it off', async () => {
  const context = await calibratedCompany()
  await setAssumption(context.store, 'selfCalibration', 0)
  expect(await constants(context)).toEqual(usual)
  expect((await rankProjects(context, QUESTION)).notes.map(({ code }) => code)).not.toContain('calibrated')
  expect((await learnCalibration(context)).quarters).toEqual([])
})

test('a preview pins what it drafts', async () => {
  const context = await calibratedCompany()
  const draft = { kind: 'assumption', id: 'drift', changes: { value: 0.5 } } as const
  expect(await previewSetting(context, draft, null)).toMatchObject({ of: 2, moved: [] })
  expect(await constants(context)).toEqual(values)
})

describe('an imported history', () => {
  const history = inventedHistory(5, { services: 12, years: 4, yearly: 240, inequality: 1 })
  const csv = [
    'id,title,started_at,resolved_at,severity,services,share',
    ...history.incidents.map(({ id, startedAt, resolvedAt, severity, felt }) => {
      const moment = (time: number | null) => (time === null ? '' : new Date(time).toISOString())
      const row = [id, id, moment(startedAt), moment(resolvedAt), severity, felt[0]?.service, felt[0]?.share]
      return row.join(',')
    }),
  ].join('\n')
  const imported = async (now = history.asOf) => {
    const context = await temporaryContext(now)
    await importCsv(context, 'incidents.csv', `${csv}\n`)
    await importCsv(context, 'projects.csv', PROJECTS_CSV)
    return context
  }

  test('learns the same again, and what is in force feeds back neither into it nor into the backtest', async () => {
    const context = await imported()
    const learnt = await learnCalibration(context)
    expect(learnt.quarters.length).toBeGreaterThan(4)
    expect(learnt.quarters.at(-1)?.values).not.toBeNull()
    const before = await backtestRanking(context)
    await keepCalibration(context, learnt)
    expect(await learnCalibration(context)).toEqual(learnt)
    await keepCalibration(context, { ...learnt, learntFrom: 'forgotten' })
    expect(await learnCalibration(context)).toEqual(learnt)
    expect(await backtestRanking(context)).toEqual(before)
    expect((await loadEvidence(context, null)).assumptions).toMatchObject(learnt.quarters.at(-1)?.values ?? {})
  })

  test('each quarter chose by no more than was known when it ended', async () => {
    const quarters = pastQuarters(history)
    const assumptions = DEFAULT_ASSUMPTIONS
    const all = calibrationsOf(quarters, assumptions, new Set())
    // What is known on a day in the quarter after the sixth scored one.
    const [, , day] = all.map(({ since }) => instant(since + 20 * DAY))
    if (day === undefined) throw new Error('the history is too short')
    const { incidents } = history
    const then = pastQuarters({
      ...history,
      asOf: day,
      incidents: incidents.filter(({ startedAt }) => startedAt < day),
      spans: spansUntil(history, day),
    })
    expect(calibrationsOf(then, assumptions, new Set())).toEqual(all.slice(0, 3))
    expect(all[0]?.quarters).toBe(LEAST_QUARTERS)
  })
})
