import { describe, expect, onTestFinished, test } from 'vitest'
import { rankProjects } from '../../server/usecases/rank-projects.ts'
import { describeWithPrograms } from '../support/programs.ts'
import { realData } from '../support/real-data.ts'
import { requireProgram } from './prometheus.ts'
import { startRealRun } from './real-run.ts'

const PROGRAMS = { programs: ['prometheus', 'promtool'], install: 'apt-get install prometheus' }

describe.skipIf(realData === null)("GitHub's real record", () => {
  describeWithPrograms(PROGRAMS, 'through every connector', () => {
    test('ranks the candidates from everything that was synced over HTTP', async () => {
      const said: string[] = []
      const run = await startRealRun({ realData: realData ?? '', say: (line) => said.push(line) })
      onTestFinished(run.close)
      expect(said.filter((line) => / 0 in quarantine$/.test(line))).toHaveLength(4)
      expect(await run.context.store.counts()).toMatchObject({ incident: 450, issue: 24, slo: 20, project: 15 })
      expect(await run.context.store.sli.all()).toHaveLength(10)

      const report = await rankProjects(run.context, { asOf: null, lens: null, weights: null })
      expect(report.asOf).toBe('2025-01-01T00:00:00.000Z')
      expect(report.basis.incidents).toBe(450)
      expect(report.basis.minutes.measured).toBeGreaterThan(0.2)
      expect(report.totals.demand).toBeGreaterThan(0)
      expect(report.projects).toHaveLength(15)
      expect((await fetch(`${run.address}/api/v1/ranking?asOf=2025-01-01`)).status).toBe(200)
    }, 240_000)
  })
})

test('a missing program is named, with how to install it', () => {
  expect(() => requireProgram('leverage-no-such-program')).toThrow('leverage-no-such-program is not on PATH')
})
