import { parse } from 'csv-parse/sync'
import JSZip from 'jszip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newRequestSchema } from '../../../model/contract/requests.ts'
import { boardHeadline } from '../../../model/evidence/request-words.ts'
import { amount, budgetConsumed, chance, leverage, percent, weeks, weeksShort } from '../../../model/format.ts'
import { shownRows as areaRows, areasText } from '../../../server/export/areas.ts'
import { tablesOf } from '../../../server/export/backtest.ts'
import { accountCells, needCells } from '../../../server/export/business.ts'
import { committedPlanSlides } from '../../../server/export/committed-plan.ts'
import { figureTable } from '../../../server/export/comparison.ts'
import { groupTable } from '../../../server/export/groups.ts'
import { projectCells } from '../../../server/export/plan-document.ts'
import { shownRows } from '../../../server/export/ranking.ts'
import { decisionCells, disagreementCells, planCells } from '../../../server/export/review.ts'
import { deckFile } from '../../../server/export/slides/deck-file.ts'
import { rankingDeck } from '../../../server/export/slides/ranking-deck.ts'
import { partRows } from '../../../server/export/why.ts'
import { backtestRanking } from '../../../server/usecases/backtest-ranking.ts'
import { businessOfPlan } from '../../../server/usecases/business-view.ts'
import { compareTwoProjects } from '../../../server/usecases/compare-projects.ts'
import { explainRank } from '../../../server/usecases/explain-rank.ts'
import { groupProjects } from '../../../server/usecases/group-projects.ts'
import { measureSlos } from '../../../server/usecases/measure-slos.ts'
import { planQuarter, quarterQuestion } from '../../../server/usecases/plan-quarter.ts'
import { rankProjects } from '../../../server/usecases/rank-projects.ts'
import { fileRequest } from '../../../server/usecases/requests/file-request.ts'
import { readBoard } from '../../../server/usecases/requests/request-board.ts'
import { reviewQuarter } from '../../../server/usecases/review-quarter.ts'
import { summariseAreas } from '../../../server/usecases/summarise-areas.ts'
import { rankingReport } from '../../fixtures/ranking-report.ts'
import { commitPlan } from '../../support/committed-plan.ts'
import { type DemoServer, startDemoServer } from '../../support/demo-server.ts'
import { QUESTION } from '../../support/question.ts'
import { withoutDeadlines } from '../../support/set-assumption.ts'

let server: DemoServer

beforeAll(async () => {
  server = await startDemoServer()
  await withoutDeadlines(server.context.store)
})
afterAll(() => server.close())

/** The parts of a presentation as text: what stands on slides, in tables, in notes and in charts. */
async function opened(bytes: Uint8Array) {
  const zip = await JSZip.loadAsync(bytes)
  const of = async (folder: RegExp) => {
    const names = Object.keys(zip.files).filter((name) => folder.test(name))
    return Promise.all(names.map(async (name) => (await zip.file(name)?.async('string')) ?? ''))
  }
  const texts = (xml: string, tag: 'a:t' | 'c:v') =>
    [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, text]) =>
      (text ?? '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&amp;', '&'),
    )
  const slides = await of(/^ppt\/slides\/slide\d+\.xml$/)
  const notes = await of(/^ppt\/notesSlides\/notesSlide\d+\.xml$/)
  const charts = await of(/^ppt\/charts\/chart\d+\.xml$/)
  return {
    slides: slides.map((xml) => texts(xml, 'a:t')),
    notes: notes.map((xml) => texts(xml, 'a:t').join('\n')),
    charts: charts.map((xml) => texts(xml, 'c:v')),
    xml: [...slides, ...notes, ...charts],
  }
}
const fetched = async (path: string) => {
  const response = await fetch(`${server.address}/api/v1${path}`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('presentationml')
  expect(response.headers.get('content-disposition')).toMatch(/filename=".+\.pptx"/)
  return opened(new Uint8Array(await response.arrayBuffer()))
}
/** Every cell of these rows stands on a slide. */
const expectCells = (slides: readonly (readonly string[])[], rows: readonly (readonly string[])[]) => {
  const told = new Set(slides.flat())
  expect(rows.flat().filter((cell) => cell !== '' && !told.has(cell))).toEqual([])
}

test('a ranking holds the figures of the screen, a chart of its own with them, and in each note what they were made with', async () => {
  const report = await rankProjects(server.context, QUESTION)
  const { slides, notes, charts } = await fetched('/ranking?format=pptx&download=yes')
  expectCells(slides, shownRows(report))
  for (const { title, value, effort } of report.projects) {
    const told = slides.find((slide) => slide.includes(title))
    expect(told).toEqual(expect.arrayContaining([percent(value.mean), weeks(effort.mean)]))
  }
  expect(charts).toHaveLength(1)
  const values = (charts[0] ?? []).map(Number)
  for (const project of report.projects.slice(0, 10)) {
    const found = values.find((each) => leverage(each / 100) === leverage(project.leverage.mean))
    expect([project.title, found !== undefined]).toEqual([project.title, true])
  }
  expect(notes).toHaveLength(slides.length)
  for (const note of notes) {
    expect(note).toContain(`As of ${report.asOf.slice(0, 10)}, lens ${report.lens} (reliability`)
    expect(note).toContain(`seed ${report.seed}, evidence ${report.evidenceVersion}`)
    expect(note).toContain('Assumed: what counts is what is lost within 365.25 days')
    expect(note).toContain('Filters of the screen take no part')
  }
})

test('areas, a project and a plan hold the same tables as their other files', async () => {
  const areas = await summariseAreas(server.context, { asOf: null, period: 'year' })
  const ofAreas = await fetched('/areas?format=pptx')
  expectCells(ofAreas.slides, areaRows(areas))
  expect(areasText(areas, 'markdown').text).toContain(ofAreas.slides[0]?.[0])

  const question = { ...QUESTION, project: 'demo-restore-drills', mostRows: 20 }
  const project = await explainRank(server.context, question)
  const ofProject = await fetched('/projects/demo-restore-drills/insight?format=pptx')
  expectCells(ofProject.slides, partRows(project))
  expect(ofProject.slides[0]?.[0]).toContain('Restore drills for the ledger removes')

  const plan = await planQuarter(server.context, quarterQuestion({ quarter: '2026Q4' }))
  const ofPlan = await fetched('/plan?format=pptx&quarter=2026Q4')
  expectCells(ofPlan.slides, projectCells(plan))
  const used = plan.plan.teams.map((team) => weeksShort(team.used))
  expect((ofPlan.charts[0] ?? []).map((value) => weeksShort(Number(value)))).toEqual(expect.arrayContaining(used))
})

test('what is decided on in a room is presented too: business, review, needs, objectives, past quarters, two projects, teams', async () => {
  const { context } = server
  const asked = quarterQuestion({ quarter: '2026Q4' })

  const business = await businessOfPlan(context, asked)
  const ofBusiness = await fetched('/plan/business?format=pptx&quarter=2026Q4')
  expectCells(ofBusiness.slides, business.accounts.map(accountCells))
  expectCells(ofBusiness.slides, business.needs.map(needCells))
  expect(ofBusiness.slides[0]?.[0]).toBe(business.words.headline)
  const charted = (ofBusiness.charts[0] ?? []).map((value) => amount(Number(value)))
  expect(charted).toEqual(
    expect.arrayContaining(business.accounts.slice(0, 10).map(({ minutes }) => amount(minutes.lost))),
  )
  for (const { name } of business.assumptions.accounts) expect(ofBusiness.notes[1]).toContain(`Assumed: ${name} `)

  const review = await reviewQuarter(context, asked)
  const ofReview = await fetched('/review?format=pptx&quarter=2026Q4')
  expectCells(ofReview.slides, planCells(review))
  expectCells(ofReview.slides, review.disagreements.map(disagreementCells))
  expectCells(ofReview.slides, review.decisions.map(decisionCells))
  expect(ofReview.slides.map(([title]) => title)).toContain(review.differ)
  expect(ofReview.notes[0]).toContain(`seed ${review.seed}, evidence ${review.evidenceVersion}`)

  const board = await readBoard(context)
  const ofNeeds = await fetched('/requests/board?format=pptx')
  for (const { title, words, points } of board.requests)
    expectCells(ofNeeds.slides, [[title, words, points.toFixed(1)]])
  expect((ofNeeds.charts[0] ?? []).map(Number)).toEqual(expect.arrayContaining([board.requests[0]?.points]))

  const { slos } = await measureSlos(context, null)
  const ofSlos = await fetched('/slos?format=pptx')
  expectCells(
    ofSlos.slides,
    slos.map(({ title, measurement }) => [title, budgetConsumed(measurement?.consumedShare ?? 0)]),
  )

  const track = await backtestRanking(context)
  const ofTrack = await fetched('/backtest?format=pptx')
  for (const { rows } of tablesOf(track)) expectCells(ofTrack.slides, rows)

  const pair = { ...QUESTION, one: 'demo-canary', other: 'demo-ledger-shard' }
  const comparison = await compareTwoProjects(context, pair)
  const ofPair = await fetched('/ranking/comparison?format=pptx&one=demo-canary&other=demo-ledger-shard')
  expectCells(ofPair.slides, figureTable(comparison).rows)
  expectCells(
    ofPair.slides,
    comparison.conditions.map(({ words, chance: likely }) => [words, chance(likely)]),
  )

  const groups = await groupProjects(context, { ...QUESTION, by: 'team' })
  expectCells((await fetched('/ranking/groups?format=pptx&by=team')).slides, groupTable(groups).rows)
})

test('needs are a file too: the figures of the board, and what somebody typed runs nowhere', async () => {
  const { context } = server
  await fileRequest(context, newRequestSchema.parse({ title: '=HYPERLINK("http://x")|<b>' }))
  const file = async (format: string) =>
    (await fetch(`${server.address}/api/v1/requests/board?format=${format}&download=yes`)).text()
  const board = await readBoard(context)
  const rows = parse(await file('csv'), { columns: true }) as Record<string, string>[]
  expect(
    rows.map(({ id, points, at_stake }) => [id, Number(points), at_stake === '' ? null : Number(at_stake)]),
  ).toEqual(board.requests.map(({ id, points, atStake }) => [id, points, atStake]))
  expect(rows.some(({ title }) => title?.startsWith("'=HYPERLINK"))).toBe(true)
  const markdown = await file('markdown')
  expect(markdown).toContain(`${boardHeadline(board.requests)}.`)
  expect(markdown).toContain('\\|\\<b\\>')
  expect(JSON.parse(await file('json'))).toMatchObject({ total: board.requests.length, rows: board.requests })
})

test('a committed plan is presented as it was kept, with its content in the notes', async () => {
  const plan = await commitPlan(server.context, { quarter: '2026Q4', mine: ['demo-restore-drills'] })
  const { bytes, fileName } = await deckFile(committedPlanSlides(plan))
  expect(fileName).toBe('plan-2026q4-1.pptx')
  const { slides, notes } = await opened(bytes)
  expectCells(slides, projectCells(plan.figures.plan))
  expect(notes[0]).toContain(`content ${plan.hash.slice(0, 12)}`)
  expect(slides.flat().some((text) => text.includes('Objectives'))).toBe(true)
})

test('a hostile title stays text, and what XML cannot hold is left out', async () => {
  const title = '</a:t><script>alert(1)</script>&"\'\u0000\u000b\ud800 =cmd|x'
  const report = rankingReport([{ title, tier: 1, value: 0.1, effort: 2 }])
  const { slides, xml, charts } = await opened((await deckFile(rankingDeck(report))).bytes)
  const shown = '</a:t><script>alert(1)</script>&"\'\ufffd =cmd|x'
  expect(slides.flat()).toContain(shown)
  expect(charts.flat()).toContain(`1 ${shown}`)
  for (const part of xml) {
    expect(part).not.toContain('<script>')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(part).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/)
  }
})
