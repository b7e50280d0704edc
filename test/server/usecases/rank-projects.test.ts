import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decodeEvidence, encodeEvidence, evidenceSchema } from '../../../model/contract/evidence.ts'
import { openingSchema } from '../../../model/contract/opening.ts'
import { type Instant, minutes } from '../../../model/quantity.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { rankingReport } from '../../../model/ranking/report.ts'
import { simulate } from '../../../model/ranking/simulate.ts'
import { readConfiguration } from '../../../server/configuration/read-configuration.ts'
import { saveProject } from '../../../server/usecases/edit-project.ts'
import { explainProject } from '../../../server/usecases/explain-project.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { planQuarter, quarterQuestion } from '../../../server/usecases/plan-quarter.ts'
import { openRanking, rankProjects } from '../../../server/usecases/rank-projects.ts'
import { realisedBenefits } from '../../../server/usecases/realised-benefit.ts'
import { RefusedRequest } from '../../../server/usecases/refused-request.ts'
import { summariseServices } from '../../../server/usecases/summarise-services.ts'
import { at } from '../../support/evidence.ts'
import { QUESTION } from '../../support/question.ts'
import { INCIDENTS_CSV, importCsv, smallCompany, temporaryContext } from '../../support/temporary-installation.ts'

test('incidents in, a ranking out, with what a reader must know', async () => {
  const report = await rankProjects(await smallCompany(), QUESTION)
  expect(report).toMatchObject({
    asOf: '2026-01-01T00:00:00.000Z',
    lens: 'balanced',
    seed: 41,
    basis: { incidents: 4 },
  })
  expect(report.projects.map(({ id, rank }) => [rank, id])).toEqual([
    [1, 'canary'],
    [2, 'index'],
  ])
  expect(report.notes.map(({ code, count }) => [code, count])).toEqual([
    ['unmapped', 1],
    ['open', 1],
    ['dimension-without-evidence', 1],
    ['no-capacity', 0],
  ])
})

test('what a screen opens with is the same ranking, with the words it is shown by, and travels whole', async () => {
  const context = await smallCompany()
  const opening = await openRanking(context, QUESTION)
  expect(opening.report).toEqual(await rankProjects(context, QUESTION))
  expect(opening.frame.version).toBe(opening.report.evidenceVersion)
  expect(opening.frame.projects.map(({ id }) => id).sort()).toEqual(['canary', 'index'])
  expect(openingSchema.parse(JSON.parse(JSON.stringify(opening)))).toEqual(JSON.parse(JSON.stringify(opening)))
})

test('the same bytes each time, and again after the same files are imported once more', async () => {
  const context = await smallCompany()
  const first = JSON.stringify(await rankProjects(context, QUESTION))
  await importCsv(context, 'incidents.csv', INCIDENTS_CSV)
  expect(JSON.stringify(await rankProjects(context, QUESTION))).toBe(first)
  expect(JSON.stringify(await rankProjects(await smallCompany(), QUESTION))).toBe(first)
})

test('what travels to a browser gives the same report there, to the last digit', async () => {
  const context = await smallCompany()
  const evidence = await loadEvidence(context, null)
  const travelled = decodeEvidence(evidenceSchema.parse(JSON.parse(JSON.stringify(encodeEvidence(evidence)))))
  expect(travelled).toEqual(evidence)
  const prepared = prepareRanking(travelled)
  const [lens] = evidence.lenses
  if (!lens) throw new Error('there is always a lens')
  expect(rankingReport(prepared, simulate(prepared), lens)).toEqual(await rankProjects(context, QUESTION))
})

test('as of a past day, later incidents and later resolutions are not known', async () => {
  const context = await smallCompany()
  const { losses } = await loadEvidence(context, at('2025-12-01T10:30:00Z'))
  expect(losses.map(({ incident, minutes, flags }) => [incident, minutes, flags])).toEqual([['csv/i1', 12, ['open']]])
})

test('as of a past day, a project that shipped after it competes still, in ranking and plan, and one that shipped before does not', async () => {
  const context = await smallCompany()
  const changes = { status: 'shipped', shippedAt: '2025-12-20T15:00:00Z' } as const
  await saveProject(context, { id: 'canary', revision: 0, changes })
  const ranked = async (asOf: Instant | null) =>
    (await rankProjects(context, { ...QUESTION, asOf })).projects.map(({ id }) => id).sort()
  expect(await ranked(at('2025-12-20T14:59:59Z'))).toEqual(['canary', 'index'])
  expect(await ranked(at('2025-12-20T15:00:00Z'))).toEqual(['index'])
  // Today is the start of the day; what has shipped since then is not put back.
  expect(await ranked(null)).toEqual(['index'])
  const planned = async (asOf: Instant | null) => {
    const { plan } = await planQuarter(context, quarterQuestion({ asOf, quarter: '2026Q1' }))
    return plan.members.map(({ id }) => id).sort()
  }
  expect(await planned(at('2025-12-15T00:00:00Z'))).toEqual(['canary', 'index'])
  expect(await planned(at('2025-12-25T00:00:00Z'))).toEqual(['index'])
  const realised = await realisedBenefits(context, at('2025-12-15T00:00:00Z'))
  expect(realised).toMatchObject({ projects: [], undated: [] })
})

test('a past ranking claims no coverage of the time after it', async () => {
  const { services } = await summariseServices(await smallCompany(), at('2025-12-05T00:00:00Z'))
  expect(services.map(({ coveredTo }) => coveredTo)).toEqual(services.map(() => '2025-12-05T00:00:00.000Z'))
})

test('without services of its own, components become services by the name they have now', async () => {
  const context = await temporaryContext()
  await importCsv(context, 'incidents.csv', INCIDENTS_CSV)
  const { services } = await summariseServices(context, null)
  expect(services.map(({ id }) => id).sort()).toEqual(['checkout', 'ledger', 'nowhere'])
})

test('a project is explained by its rows, and they add up to what it avoids', async () => {
  const context = await smallCompany()
  const [canary] = (await rankProjects(context, QUESTION)).projects
  const explained = await explainProject(context, { id: 'canary', asOf: null, limit: 50 })
  expect(explained.rows.map(({ incident, title }) => [incident, title])).toEqual([
    ['csv/i4', 'Not over yet'],
    ['csv/i1', 'Deploy broke checkout'],
  ])
  const sum = [...explained.rows, ...explained.other].reduce((total, { avoidedMinutes }) => total + avoidedMinutes, 0)
  expect(sum).toBeCloseTo(canary?.avoided.reliability ?? 0, 3)
})

test('an unknown lens and an unknown project are refused by name', async () => {
  const context = await smallCompany()
  await expect(rankProjects(context, { ...QUESTION, lens: 'none' })).rejects.toThrow(
    'there is no lens "none"; there are balanced, engineering, business, sales, operations',
  )
  await expect(explainProject(context, { id: 'none', asOf: null, limit: 1 })).rejects.toBeInstanceOf(RefusedRequest)
})

test('a configuration file names services, rules, capacity and lenses, and its change changes the ranking', async () => {
  const context = await temporaryContext()
  await importCsv(context, 'incidents.csv', INCIDENTS_CSV)
  const apply = async (capacity: number) => {
    const file = join(context.folder, 'leverage.yaml')
    await writeFile(
      file,
      `services:
  - { id: shop, title: Shop, trafficShare: 0.5 }
rules:
  - { component: checkout, service: shop }
  - { title: slow, service: shop, cause: capacity }
teams:
  - { id: core, title: Core, capacity: ${capacity} }
lenses:
  - { id: minutes, weights: { reliability: 1, revenue: 0, toil: 0, demand: 0 } }
projects:
  - id: canary
    title: Canary deploys
    team: core
    effort: { low: 2, likely: 3, high: 5 }
    effects:
      - { services: [shop], frequency: { low: 0.2, likely: 0.4, high: 0.6 } }
`,
    )
    const reading = await readConfiguration(file, {})
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
    await context.store.applyConfiguration(reading.evidence, reading.hash)
    return rankProjects(context, QUESTION)
  }
  const tight = await apply(1)
  expect(tight).toMatchObject({ lens: 'minutes', capacity: 1, aboveLine: { projects: 0 } })
  expect(tight.projects.map(({ id, services }) => [id, services])).toEqual([['canary', ['shop']]])
  expect((await apply(10)).projects[0]).toMatchObject({ aboveLine: true })
})

test('where SLI buckets cover an incident, its impact is measured', async () => {
  const context = await smallCompany()
  const { id: run } = await context.store.runs.start('csv')
  const bucket = { start: at('2025-12-01T10:00:00Z'), length: minutes(60), good: 900, total: 1000 }
  await context.store.ingest.page({
    source: 'csv',
    run,
    fetched: 1,
    records: [],
    readings: [{ externalId: 'checkout', title: 'Checkout', service: 'checkout', slo: null, buckets: [bucket] }],
    rejections: [],
    dropped: 0,
    wellMapped: [],
    coverage: null,
    seenAt: context.now(),
  })
  const { losses } = await loadEvidence(context, null)
  const measured = losses.find(({ incident }) => incident === 'csv/i1')
  expect(measured?.provenance).toBe('measured')
  expect(measured?.minutes).toBeCloseTo(6, 9)
})
