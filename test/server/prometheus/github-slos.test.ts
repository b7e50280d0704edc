import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../../model/quantity.ts'
import { prometheus } from '../../../server/sources/prometheus/prometheus.ts'
import { statuspage } from '../../../server/sources/statuspage/statuspage.ts'
import { runSync } from '../../../server/sync/run-sync.ts'
import { importFiles } from '../../../server/usecases/import-files.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { measureSloHistory, measureSlos } from '../../../server/usecases/measure-slos.ts'
import { describeWithPrograms } from '../../support/programs.ts'
import { realData } from '../../support/real-data.ts'
import { quietLog, temporaryContext } from '../../support/temporary-installation.ts'
import { configOf } from '../sources/prometheus-server.ts'
import { at } from '../sources/reading.ts'
import { componentSeconds } from './component-seconds.ts'
import { PROMETHEUS, type RealPrometheus, realPrometheus } from './real-prometheus.ts'

const FROM = at('2024-10-25T00:00:00Z')
const NOW = at('2024-12-18T00:00:00Z')
const COMPONENTS = ['API Requests', 'Actions', 'Codespaces', 'Issues', 'Pull Requests', 'Webhooks']

/** Seconds that each component was not operational within the 28 days before 2024-12-18, from the rows of the file. */
const BAD_SECONDS: Readonly<Record<string, number>> = {
  // 2024-12-03 19:52:34 to 20:25:29 is 32 min 55 s.
  'API Requests': 1_975,
  Actions: 1_975,
  // 2024-11-28 03:44:55 to 05:22:30 is 97 min 35 s, 06:32:31 to 07:23:44 is 51 min 13 s.
  Codespaces: 5_855 + 3_073,
  // 2024-12-17 14:55:04 to 15:42:39 is 47 min 35 s, partial and then major.
  Issues: 2_855,
  // As API Requests, and 2024-12-04 19:21:25 to 19:38:31, 17 min 6 s.
  'Pull Requests': 1_975 + 1_026,
  Webhooks: 0,
}
/** A thousandth of 28 days of 86,400 seconds. */
const BUDGET_SECONDS = 2_419.2

describe.skipIf(realData === null)("GitHub's components", () => {
  describeWithPrograms(PROMETHEUS, 'measured by a real Prometheus', () => {
    let server: RealPrometheus
    beforeAll(async () => {
      server = await realPrometheus(componentSeconds(realData ?? '', FROM / 1000, NOW / 1000))
    })
    afterAll(() => server.remove())

    /** An installation that has synced the Prometheus, 99.9% over 28 days for each component. */
    async function synced() {
      const context = await temporaryContext(NOW)
      const seconds = (metric: string, component: string) => {
        const series = `${metric}{component="${component}"}`
        return `${series} - ${series} offset {{.window}}`
      }
      const config = configOf({
        url: server.url,
        coveredFrom: '2024-10-25',
        indicators: COMPONENTS.map((component) => ({
          id: component,
          service: component,
          good: seconds('component_good_seconds_total', component),
          total: seconds('component_seconds_total', component),
          objective: 0.999,
        })),
      })
      const { signal } = new AbortController()
      const result = await runSync({
        ...context,
        source: prometheus,
        sourceId: 'prometheus',
        config,
        log: quietLog,
        signal,
      })
      if (result.fault) throw result.fault
      return { context, run: result.run }
    }

    test('budgets and burn are those of a calculation by hand', async () => {
      const { context, run } = await synced()
      // 54 days of five minutes for each, and their objectives.
      expect(run.created).toBe(COMPONENTS.length * 54 * 288 + COMPONENTS.length)
      const { slos } = await measureSlos(context, null)
      expect(slos.map(({ id }) => id).toSorted()).toEqual(COMPONENTS)
      for (const { id, measurement, budgetMinutes, asOf } of slos) {
        const bad = BAD_SECONDS[id] ?? Number.NaN
        expect(asOf).toBe('2024-12-18T00:00:00.000Z')
        expect(budgetMinutes).toBeCloseTo(40.32, 9)
        expect(measurement).toMatchObject({ isFullyCovered: true, knownMinutes: 40_320, unknownMinutes: 0 })
        expect(measurement?.events?.budget).toBeCloseTo(BUDGET_SECONDS, 6)
        expect(measurement?.events?.consumed).toBeCloseTo(bad, 6)
        expect(measurement?.minutes?.remaining).toBeCloseTo((BUDGET_SECONDS - bad) / 60, 6)
        expect(measurement?.consumedShare).toBeCloseTo(bad / BUDGET_SECONDS, 9)
        expect(measurement?.reliability).toBeCloseTo(1 - bad / 2_419_200, 12)
        expect(measurement?.isMet).toBe(bad <= BUDGET_SECONDS)
        // Over the window itself, burning the budget once is burn rate 1.
        expect(measurement?.burnRate).toBeCloseTo(bad / BUDGET_SECONDS, 9)
      }
    })

    test('burn rates while an outage goes on, by the pairs of the SRE Workbook', async () => {
      const { context } = await synced()
      const { slos } = await measureSlos(context, at('2024-12-17T15:45:00Z'))
      const [hour, quarter, days] = slos.find(({ id }) => id === 'Issues')?.alerts ?? []
      // 2,855 of 3,600 seconds were bad, and of the last 300 the 159 up to 15:42:39; a thousandth may be.
      expect(hour?.longBurnRate).toBeCloseTo(2_855 / 3.6, 6)
      expect(hour?.shortBurnRate).toBeCloseTo(159 / 0.3, 6)
      // 2% of the budget of 672 hours in one: 13.44. 5% in six: 5.6.
      expect(hour).toMatchObject({ action: 'page', threshold: expect.closeTo(13.44, 9), isAlerting: true })
      expect(quarter?.threshold).toBeCloseTo(5.6, 9)
      expect(quarter?.longBurnRate).toBeCloseTo(2_855 / 21.6, 6)
      expect(days).toMatchObject({ action: 'ticket', isAlerting: true })
    })

    test('the history of a budget falls by what was consumed that day', async () => {
      const { context } = await synced()
      const { history } = await measureSloHistory(context, {
        id: 'Codespaces',
        from: at('2024-11-27T00:00:00Z'),
        to: at('2024-11-30T00:00:00Z'),
        step: null,
      })
      const left = 1 - 8_928 / BUDGET_SECONDS
      expect(history.map(({ remainingShare }) => remainingShare)).toEqual([
        expect.closeTo(1, 9),
        expect.closeTo(1, 9),
        expect.closeTo(left, 9),
        expect.closeTo(left, 9),
      ])
    })

    test('incidents of the status page lose what the buckets measured, and are held against the policy', async () => {
      const { context } = await synced()
      const imported = await importFiles(context, {
        source: statuspage as never,
        sourceId: 'github',
        files: [join(realData ?? '', 'github-status/incidents.json')],
        log: quietLog,
        signal: new AbortController().signal,
      })
      expect(imported.fault).toBeNull()
      const { losses } = await loadEvidence(context, instant(NOW))
      const codespaces = losses.find(({ incident }) => incident === 'github/fjntvyfzm8kn')
      // The page tells of 06:27:01 to 07:01:00. Within it 149 s of the bucket from 06:30, all from 06:35 to 07:01.
      expect(codespaces?.provenance).toBe('measured')
      expect(codespaces?.minutes).toBeCloseTo((149 + 25 * 60 + 60) / 60, 3)
      const { slos } = await measureSlos(context, null)
      const flags = slos.find(({ id }) => id === 'Codespaces')?.flags ?? []
      // A fifth of 40.32 minutes is 8.064.
      const flag = flags.find((one) => one.type === 'IncidentOverLimit' && one.incident === 'github/fjntvyfzm8kn')
      expect(flag).toMatchObject({ provenance: 'measured', limit: expect.closeTo(8.064, 6) })
      expect(flag?.minutes).toBeCloseTo(1_709 / 60, 1)
    })
  })
})
