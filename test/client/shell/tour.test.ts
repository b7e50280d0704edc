import { beforeAll, expect, test, vi } from 'vitest'
import { favouritePair } from '../../../client/shell/tour/overlap.ts'
import { riskAnswer } from '../../../client/shell/tour/quiet-risk.ts'
import { tourSteps } from '../../../client/shell/tour/steps.ts'
import type { RiskRow } from '../../../model/contract/evidence-tables.ts'
import type { Project } from '../../../model/evidence/project.ts'
import { rankingReport } from '../../fixtures/ranking-report.ts'

const counts = { incidents: 246, projects: 3, services: 12, sources: 7, quarantined: 6 }
const rows = [
  { title: 'Quiet', tier: 1, value: 0.03, effort: 2, aboveLine: true },
  { title: 'A', tier: 1, value: 0.08, effort: 3, aboveLine: true },
  { title: 'Loud', tier: 2, value: 0.05, effort: 11, aboveLine: false },
]

beforeAll(() => vi.stubGlobal('CSS', { escape: (text: string) => text }))

test('six stops tell the report in its own figures', () => {
  const plain = rankingReport(rows)
  const places = [3, 2, 1]
  const report = {
    ...plain,
    projects: plain.projects.map((project, at) => ({ ...project, rice: { score: 1, rank: places[at] as number } })),
    riceOrder: { scored: 3, taken: { projects: 1, value: 0.05, effort: 11 } },
  }
  const steps = tourSteps(report, { counts })
  expect(steps).toHaveLength(6)
  expect(steps.map(({ text }) => text)).toEqual([
    'Two projects are too close to call: each could come first, and together they remove 10% of all pain.',
    'Everybody voted for “Loud”. It ranks 3rd: it removes 5.0% of all pain for 11.0 weeks. Its panel says what it changes.',
    'Added up, the two projects above the line would remove 11%. Some are about the same incidents: together they remove 10%. The RICE order would remove 5% of all pain with the same 44 weeks instead of 10%.',
    expect.stringContaining("more than 25% of its service's yearly error budget is marked"),
    expect.stringMatching(/^\d+ services? by cause of loss\. A dark corner marks a cell that no project touches/),
    '246 incidents of 7 sources; 50% of the minutes lost are measured. 6 rows in quarantine, and none of them is in the ranking.',
  ])
  expect(steps[1]?.project).toBe('loud')
})

test('without a sheet and a capacity there are six stops all the same, and without projects none', () => {
  const bare = rankingReport(rows.map(({ aboveLine: _, ...row }) => row))
  expect(tourSteps(bare, { counts })).toHaveLength(6)
  expect(tourSteps(rankingReport([]), { counts })).toEqual([])
})

test('the two favourites that touch the most services in common are named, with what doing both counts twice', () => {
  const plain = rankingReport(rows)
  const services = [['edge'], ['webhooks', 'edge'], ['edge', 'webhooks', 'auth']]
  const projects = plain.projects.map((project, at) => ({
    ...project,
    rice: { score: 1, rank: at + 1 },
    services: services[at] as string[],
  }))
  const report = { ...plain, projects }
  expect(favouritePair(report)?.map(({ title }) => title)).toEqual(['A', 'Loud'])
  expect(favouritePair(plain)).toBeNull()

  const compared = (twice: number) => ({
    first: { title: 'A' },
    second: { title: 'Loud' },
    shared: { twice },
    words: { shared: 'Both touch 35 incidents; together they remove 11.9%, not 15.1%' },
  })
  expect(tourSteps(report, { counts }, { compared: compared(0.032) })[2]?.text).toMatch(
    /^Two favourites, “A” and “Loud”, overlap\. Both touch 35 incidents; together they remove 11\.9%, not 15\.1%\. All two above the line remove 10%, not 11%\./,
  )
  expect(tourSteps(report, { counts }, { compared: compared(0.000_4) })[2]?.text).toMatch(/^Added up, the two projects/)
})

test('the biggest risk that a ranked project is stated against is told with that project by name', () => {
  const report = rankingReport(rows)
  const against = (id: string, risks: readonly string[]) =>
    ({ id, effects: [{ services: ['ledger'] }, { risks }] }) as unknown as Project
  const risk = (id: string, yearlyMinutes: number) =>
    ({ id, title: `Risk ${id}`, service: 'ledger', yearlyMinutes }) as RiskRow
  const answer = riskAnswer(
    [risk('unanswered', 900), risk('restore', 228), risk('region', 82)],
    [against('quiet', ['region']), against('loud', ['restore']), against('rejected', ['unanswered'])],
    report.projects,
  )
  expect(tourSteps(report, { counts }, { risk: answer })[3]?.text).toBe(
    '“Risk restore” is a stated risk, and counts however quiet it is: 228 minutes of ledger a year, more than 25% of its error budget. “Loud” is the project against it, and ranks 3rd.',
  )
  expect(riskAnswer([risk('unanswered', 900)], [], report.projects)).toBeNull()
})
