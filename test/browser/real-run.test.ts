import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { committedPlanSchema } from '../../model/contract/committed-plan.ts'
import { percent } from '../../model/format.ts'
import { readCommittedPlan } from '../../server/usecases/committed-plans.ts'
import { listDecisions } from '../../server/usecases/decisions.ts'
import { planQuarter, quarterQuestion } from '../../server/usecases/plan-quarter.ts'
import { rankProjects } from '../../server/usecases/rank-projects.ts'
import { serveStatusPage } from '../real/loopback.ts'
import { REAL_NOW, type RealRun, startRealRun } from '../real/real-run.ts'
import { signedIn } from '../support/people.ts'
import { describeWithPrograms } from '../support/programs.ts'
import { realData } from '../support/real-data.ts'
import { withoutDeadlines } from '../support/set-assumption.ts'
import { estimate, estimates } from './blind-estimates.ts'
import { drawn, expectUsable, layoutShift, openPage, settled, shownProjects, WIDTHS } from './page.ts'
import { signedInAt } from './signed-in.ts'

const PROGRAMS = { programs: ['prometheus', 'promtool'], install: 'apt-get install prometheus' }
const PROJECT = { id: 'codespaces-connection-paths', title: 'A second way to connect to a codespace' }
/** Ten rows that are well, then two of which nothing can be made. */
const INCIDENTS = [
  'id,title,started_at,resolved_at,severity,services,share,cause',
  ...Array.from(
    { length: 10 },
    (_, day) =>
      `own-${day},Slow runners,2024-12-${day + 10}T10:00:00Z,2024-12-${day + 10}T11:00:00Z,minor,actions,0.1,capacity`,
  ),
  'wrong-1,Ended before it began,2024-12-21T10:00:00Z,2024-12-21T09:00:00Z,minor,actions,0.1,capacity',
  'wrong-2,Nobody knows when,some time in December,,minor,actions,0.1,capacity',
  '',
].join('\n')

describe.skipIf(realData === null)("GitHub's real record, in a browser (set LEVERAGE_REAL_DATA to its folder)", () => {
  describeWithPrograms(PROGRAMS, 'after a sync through every connector', () => {
    let run: RealRun
    beforeAll(async () => {
      run = await startRealRun({ realData: realData ?? '' })
    })
    afterAll(async () => {
      await run?.close()
    })

    const open = (path: string, options = {}) => openPage(`${run.address}${path}`, options, REAL_NOW)
    const change = (page: Page) => page.getByRole('region', { name: 'Change' })

    test.each(WIDTHS)('a first visit opens on the ranking of what was synced, at %d px', async (width) => {
      const page = await open('/', { viewport: { width, height: 900 } })
      await settled(page)
      await drawn(page)
      expect(await layoutShift(page)).toBeLessThan(0.05)
      expect(new URL(page.url()).pathname).toBe('/ranking')
      const { projects } = await rankProjects(run.context, { asOf: null, lens: null, weights: null })
      expect(projects).toHaveLength(15)
      expect(await shownProjects(page)).toEqual(projects.map(({ title }) => title))
      expect(await page.getByText('Demo company', { exact: true }).count()).toBe(0)
      await expectUsable(page)
    })

    test('a weekly look goes by pointer from the ranking to a project and on to its incidents', async () => {
      const page = await open('/ranking')
      await settled(page)
      await page.getByRole('link', { name: PROJECT.title }).first().click()
      await page.getByRole('link', { name: 'Open', exact: true }).click()
      await expect.poll(() => new URL(page.url()).pathname).toBe(`/projects/${PROJECT.id}`)
      await page.getByRole('button', { name: /^in scope: .* Open its rows/ }).click()
      const rows = page.getByRole('dialog', { name: 'What this bar stands on' })
      await rows.getByText(/of all pain, \d+ rows/).waitFor()
      await rows
        .getByText(/Codespaces/)
        .first()
        .waitFor()
      await expectUsable(page)
    })

    test('of two people who edit a project, the second sees both versions and chooses', async () => {
      const [ann, bob] = [await open(`/projects/${PROJECT.id}`), await open(`/projects/${PROJECT.id}`)]
      await bob.getByLabel('Smaller blast radius, high').fill('90%')
      await ann.getByLabel('Effort, weeks, high').fill('12')
      await change(ann).getByRole('button', { name: 'Save' }).click()
      await change(ann).getByText('Saved').waitFor()

      await change(bob).getByRole('button', { name: 'Save' }).click()
      const dialog = bob.getByRole('dialog', { name: 'Somebody else has changed this in the meantime' })
      const row = dialog.getByRole('row').filter({ hasText: 'weeks of' })
      await row.getByText('3, 5, 12').waitFor()
      await row.getByText('3, 5, 8').waitFor()
      await dialog.getByRole('button', { name: 'Save mine over it' }).click()
      await change(bob).getByText('Saved').waitFor()
      await expect.poll(() => ann.getByLabel('Smaller blast radius, high').inputValue()).toBe('90%')
      expect(ann.complaints).toEqual([])
      // The browser itself reports the refused save.
      expect(bob.complaints.filter((complaint) => !complaint.includes('409'))).toEqual([])
    })

    test('of an imported CSV the wrong rows are told with place and reason, and the rest counts', async () => {
      const page = await open('/sources')
      await page.getByRole('row').filter({ hasText: 'follow-ups' }).waitFor()
      await page.getByRole('button', { name: 'Import a file' }).click()
      const dialog = page.getByRole('dialog', { name: 'Import a file' })
      await dialog
        .getByLabel(/^Choose/)
        .setInputFiles({ name: 'incidents.csv', mimeType: 'text/csv', buffer: Buffer.from(INCIDENTS) })
      await dialog.getByRole('heading', { name: '10 incidents; 2 rows wrong' }).waitFor()
      await dialog.getByLabel('Keep under').fill('own-record')
      await dialog.getByRole('button', { name: 'Import 10 rows, set 2 aside' }).click()
      await page.getByRole('heading', { name: 'Two rows wait in quarantine; none is in the ranking' }).waitFor()
      const quarantine = page.locator('#quarantine')
      expect(await quarantine.innerText()).toMatch(/line 12/i)
      expect(await quarantine.innerText()).toContain('some time in December')
      expect(await run.context.store.counts()).toMatchObject({ incident: 460 })
      await expectUsable(page)
    })

    test('a source is added, tried and synced', async () => {
      const upstream = await serveStatusPage(realData ?? '')
      onTestFinished(upstream.close)
      const page = await open('/sources')
      await page.getByRole('button', { name: 'Add a source' }).click()
      const dialog = page.getByRole('dialog', { name: 'Add a source' })
      await dialog.getByLabel('Name').fill('Its status page again')
      await dialog.getByLabel('Address').fill(upstream.url)
      await dialog.getByRole('button', { name: 'Test' }).click()
      await dialog.getByText('It answers with 450 rows.').waitFor()
      await dialog.getByRole('button', { name: 'Save and sync' }).click()
      const row = page.getByRole('row').filter({ hasText: 'Its status page again' })
      await expect.poll(() => row.innerText()).toMatch(/Fresh[\s\S]*450/)
      expect(page.complaints).toEqual([])
    })

    test('a need is followed from the form of sales into a quarter that is planned, committed, exported, opened again and reproduced', async () => {
      await withoutDeadlines(run.context.store)
      const { plan } = await planQuarter(run.context, quarterQuestion({}))
      const [answer] = plan.members
      if (!answer) throw new Error('the best plan of the real run holds projects')
      const page = await open('/requests/new?from=sales')
      await page.getByRole('textbox', { name: 'What hurts' }).waitFor()
      await page.keyboard.type('A customer asks for a promise on codespaces')
      await page.keyboard.press('Enter')
      const drawer = page.getByRole('complementary', { name: /^Request A customer/ })
      await drawer.getByLabel('Project that is to answer it').selectOption(answer.id)
      await drawer.getByText(`Triaged. Given to ${answer.title}.`).waitFor()
      await expectUsable(page)
      await drawer.getByRole('button', { name: 'Close', exact: true }).click()

      await page.keyboard.press('g')
      await page.keyboard.press('p')
      await page.locator(`[data-plan-row="${answer.id}"][data-in="true"]`).waitFor()
      await page.getByText('with my plan (dot)').waitFor()
      await expectUsable(page)
      await page.getByRole('button', { name: 'Commit this plan' }).click()
      await page.getByRole('dialog').getByText('are frozen').waitFor()
      await page.keyboard.press('Enter')
      await page.getByText(/^Committed 1 Jan 2025/).waitFor()
      const finding = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /^JSON/ }).click(),
      ])
      const exported = committedPlanSchema.parse(JSON.parse(await readFile(await download.path(), 'utf8')))
      expect(exported).toEqual(await readCommittedPlan(run.context, exported.id))
      expect(finding).toContain(percent(exported.figures.plan.mine?.value ?? 0))

      await page.keyboard.press('Escape')
      await page.keyboard.press('g')
      await page.keyboard.press('q')
      const need = page.locator('[data-need]').filter({ hasText: 'A customer asks' })
      await need.getByText(`is in “${exported.title}”`).waitFor()
      await need.getByRole('link').click()
      await page.getByRole('link', { name: 'Open the plan' }).click()
      await page.getByRole('button', { name: 'Compute it again' }).waitFor()
      // As from a bookmark, a year later.
      await page.reload()
      await page.getByRole('heading', { level: 1, name: finding }).waitFor()
      await drawn(page)
      expect(await layoutShift(page)).toBeLessThan(0.05)
      await page.getByRole('button', { name: 'Compute it again' }).click()
      await page.getByText(/^Reproduces to the last digit: \d+ figures the same$/).waitFor()
      await expectUsable(page)
    })

    // The last one: from here on whoever comes has to sign in.
    test('a review by two browsers: blind estimates, revealed together, and a decision that both see', async () => {
      const path = `/review?step=differ&project=${PROJECT.id}`
      const join = async (handle: string, role: 'lead' | 'contributor') => {
        const { session } = await signedIn(run.context, handle, role)
        return open(path, signedInAt(run.address, session))
      }
      const [lea, con] = [await join('lea', 'lead'), await join('con', 'contributor')]
      await estimates(con).getByRole('button', { name: 'Give your estimates' }).waitFor()
      await drawn(con)
      expect(await layoutShift(con)).toBeLessThan(0.05)
      await estimate(con, ['8.77', '9.77', '12'])
      await estimates(lea).getByText('con example').waitFor()
      expect(await lea.content()).not.toContain('9.77')
      await estimate(lea, ['3', '4', '6'])
      await lea.getByRole('button', { name: 'Reveal all together' }).click()
      for (const page of [lea, con]) {
        await estimates(page)
          .getByRole('heading', { name: /^Two blind estimates centre on \d/ })
          .waitFor()
        await page.getByRole('listitem', { name: 'con example: 8.8 to 12, likeliest 9.8 weeks' }).waitFor()
      }
      await expectUsable(lea)

      const decision = lea.getByRole('form', { name: `Decide about ${PROJECT.title}` })
      await decision.getByRole('button', { name: 'Not this quarter' }).click()
      await decision.getByLabel('Owner').fill('Lea')
      await decision.getByLabel('Reason').fill('We differ by half; ask again with a prototype')
      await decision.getByRole('button', { name: 'Record' }).click()
      for (const page of [lea, con]) await page.getByText('not this quarter').first().waitFor()
      const [decided] = await listDecisions(run.context)
      expect(decided).toMatchObject({ project: PROJECT.id, decidedBy: 'lea example' })
      await expectUsable(con)
      expect([lea.complaints, con.complaints]).toEqual([[], []])
    })
  })
})
