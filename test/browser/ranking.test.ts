import { describe, expect, test } from 'vitest'
import { chance, leverage, percent, weeks } from '../../model/format.ts'
import { rankProjects } from '../../server/usecases/rank-projects.ts'
import { browseDemo } from './demo.ts'
import { drawn, expectUsable, layoutShift, settled, shownProjects, takenOver, WIDTHS } from './page.ts'

const demo = browseDemo()

const open = async (path = '/') => {
  const page = await demo.open(path)
  await settled(page)
  return page
}
const report = (lens: string | null = null) => rankProjects(demo.server.context, { asOf: null, lens, weights: null })

describe('a first visit', () => {
  test('opens on the ranking of the demo company and says that it is invented', async () => {
    const page = await open()
    expect(new URL(page.url()).pathname).toBe('/ranking')
    await page.getByText('Demo company', { exact: true }).first().waitFor()
    expect(await shownProjects(page)).toEqual((await report()).projects.map(({ title }) => title))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/\S/)
  })

  test('shows the figures that the server computes, to the last digit', async () => {
    const page = await open()
    for (const project of (await report()).projects) {
      const row = page.getByRole('row').filter({ hasText: project.title })
      const text = await row.innerText()
      const { mean } = project.leverage
      for (const figure of [
        leverage(mean),
        percent(project.value.mean),
        weeks(project.effort.mean),
        chance(project.pAboveLine ?? 0),
      ]) {
        expect(text).toContain(figure)
      }
      const range = `P10 ${leverage(project.leverage.p10)}, P90 ${leverage(project.leverage.p90)}`
      expect(await row.getByLabel(range).count()).toBe(1)
    }
  })

  test('is there whole while the evidence is still on its way, and stays as it is when that has come', async () => {
    const page = await demo.open('/settings')
    let send = () => {}
    const held = new Promise<void>((resolve) => {
      send = resolve
    })
    await page.route('**/api/v1/evidence', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(demo.server.address)
    await takenOver(page)
    await page.getByRole('row').nth(1).waitFor()
    const intervals = () =>
      page.locator('table [aria-label^="P10"]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
    const shown = await intervals()
    expect(shown).toHaveLength((await report()).projects.length)
    expect(await shownProjects(page)).toEqual((await report()).projects.map(({ title }) => title))
    const loaded = page.waitForResponse('**/api/v1/evidence')
    send()
    await loaded
    await settled(page)
    expect(await intervals()).toEqual(shown)
    expect(page.complaints).toEqual([])
  })

  test('has nothing to complain of: console, policy, layout shift', async () => {
    const page = await open()
    await drawn(page)
    expect(page.complaints).toEqual([])
    expect(await layoutShift(page)).toBeLessThan(0.05)
  })
})

/**
 * Runs in the page, its clock at rest a second after now: sets the weight of toil to each of these.
 * @returns how many rows glide after each
 */
async function glidesAfterMoves(shares: number[]): Promise<number[]> {
  const slider = document.querySelector('input[aria-label="Toil"]') as HTMLInputElement
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  const gliding: number[] = []
  const { now } = performance
  const moment = performance.now() + 1_000
  performance.now = () => moment
  for (const share of shares) {
    set?.call(slider, String(share))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    gliding.push(document.getAnimations().length)
  }
  performance.now = now
  return gliding
}

describe('lenses and weights', () => {
  test('a lens reorders the rows, and the address keeps it', async () => {
    const page = await open()
    await page.getByText('Operations', { exact: true }).click()
    await expect.poll(() => page.url()).toContain('lens=operations')
    const expected = (await report('operations')).projects.map(({ title }) => title)
    await expect.poll(() => shownProjects(page)).toEqual(expected)
    await page.reload()
    await settled(page)
    expect(await shownProjects(page)).toEqual(expected)
  })

  test('dragging a slider re-ranks while it moves', async () => {
    const page = await open()
    const before = await shownProjects(page)
    const slider = page.getByRole('slider', { name: 'Toil' })
    const box = await slider.boundingBox()
    if (!box) throw new Error('the slider has no place')
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.97, box.y + box.height / 2, { steps: 10 })
    await expect.poll(() => shownProjects(page)).not.toEqual(before)
    await page.mouse.up()
    await expect.poll(() => page.url()).toContain('weights=')
    expect(page.complaints).toEqual([])
  })

  test('rows glide after one move, and stand in their places at once where moves follow each other', async () => {
    const page = await open()
    // The first move waits for the worker, whose order it is; what follows is drawn at once.
    const before = await shownProjects(page)
    await page.getByRole('slider', { name: 'Toil' }).press('Home')
    const isReordered = (now: readonly string[]) => now.length === before.length && now.join() !== before.join()
    await expect.poll(async () => isReordered(await shownProjects(page))).toBe(true)
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    const [once, ...following] = await page.evaluate(glidesAfterMoves, [100, 0, 100])
    expect(once).toBeGreaterThan(0)
    expect(following).toEqual([0, 0])
    await page.emulateMedia({ reducedMotion: 'reduce' })
    expect(await page.evaluate(glidesAfterMoves, [0])).toEqual([0])
  })

  test('the weights in an address are the weights on the screen', async () => {
    const page = await open('/ranking?weights=0,0,100,0')
    expect(await page.getByRole('slider', { name: 'Toil' }).inputValue()).toBe('100')
    const toil = await rankProjects(demo.server.context, {
      asOf: null,
      lens: null,
      weights: { reliability: 0, revenue: 0, toil: 1, demand: 0 },
    })
    expect(await shownProjects(page)).toEqual(toil.projects.map(({ title }) => title))
  })
})

describe('a project', () => {
  test('opens from its row with effects and evidence, and closes with Escape', async () => {
    const page = await open()
    const [first] = (await report()).projects
    if (!first) throw new Error('the demo has projects')
    await page.locator(`[data-row-link="${first.id}"]`).click()
    await expect.poll(() => page.url()).toContain(`project=${first.id}`)
    const panel = page
      .getByRole('complementary', { name: first.title })
      .or(page.getByRole('dialog', { name: first.title }))
    await panel.getByText('Effects', { exact: false }).first().waitFor()
    await panel
      .getByText(/incidents?/i)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.url()).not.toContain('project=')
    expect(page.complaints).toEqual([])
  })

  test('can be reached by its address, and one that is not there is said to be missing', async () => {
    const page = await open('/ranking?project=not-there')
    await page
      .getByText(/no (candidate )?project|not there|does not exist/i)
      .first()
      .waitFor()
  })
})

describe('the keyboard', () => {
  test('j moves down, Enter opens, Escape closes, / searches, ? lists the keys', async () => {
    const page = await open()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toContain('project=')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.url()).not.toContain('project=')
    await page.keyboard.press('/')
    await page.keyboard.type('ledger')
    await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
  })

  test('g s goes to the sources and g r back', async () => {
    const page = await open()
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/sources')
    await page.getByText('6 rows', { exact: false }).first().waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/ranking')
  })
})

describe('everybody can use it', () => {
  const views = ['/ranking', '/ranking?project=demo-certificate-rotation', '/sources']
  const cases = views.flatMap((view) => WIDTHS.map((width) => [view, width] as const))

  test.each(cases)('%s at %d px: axe finds nothing serious, nothing runs over the edge', async (view, width) => {
    const page = await demo.open(view, { viewport: { width, height: 900 } })
    if (view === '/sources') await page.getByText('6 rows', { exact: false }).first().waitFor()
    else await settled(page)
    await drawn(page)
    await expectUsable(page)
  })
})
