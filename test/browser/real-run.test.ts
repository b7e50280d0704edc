import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { rankProjects } from '../../server/usecases/rank-projects.ts'
import { serveStatusPage } from '../real/loopback.ts'
import { REAL_NOW, type RealRun, startRealRun } from '../real/real-run.ts'
import { describeWithPrograms } from '../support/programs.ts'
import { realData } from '../support/real-data.ts'
import { drawn, expectUsable, layoutShift, openPage, settled, shownProjects, WIDTHS } from './page.ts'

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
  })
})
