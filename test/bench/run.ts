import { writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import type { Browser } from 'playwright-core'
import type { Evidence } from '../../model/ranking/evidence.ts'
import type { Context } from '../../server/usecases/context.ts'
import { loadEvidence } from '../../server/usecases/load-evidence.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Figure, isWithin, ratioOf } from './figure.ts'
import { importCompany, inFolder, openContext } from './installation.ts'
import { FEW_INCIDENTS, FEW_PROJECTS, INCIDENTS, PEER_INCIDENTS, PROJECTS } from './limits.ts'
import { asTable } from './print.ts'
import { smallModel } from './small-model.ts'
import { cellsStage } from './stages/cells.ts'
import { firstRowStage } from './stages/first-row.ts'
import { importStage } from './stages/import.ts'
import { javascriptStage } from './stages/javascript.ts'
import { numpyStage } from './stages/numpy.ts'
import { portfolioStage } from './stages/portfolio.ts'
import { rankStage } from './stages/rank.ts'
import { rankInBrowserStage } from './stages/rank-in-browser.ts'
import { scrollStage } from './stages/scroll.ts'
import { squiggleStage } from './stages/squiggle.ts'
import { syncStage } from './stages/sync.ts'
import { syncSeriesStage } from './stages/sync-series.ts'

/**
 * Measures how fast Leverage is beside its limits and its peers: `node test/bench/run.ts`, or with names of groups only
 * those, "browser" being all that needs one, "peers" what is held against other programs. Prints a table; a whole run is also written to results.json. A group that
 * fails says so and leaves the others their turn.
 */

const RESULTS = fileURLToPath(new URL('results.json', import.meta.url))

const GROUPS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  // First, so that the memory measured is its own.
  numpy: async () => numpyStage(await evidenceOf(PEER_INCIDENTS, PROJECTS)),
  squiggle: async () => squiggleStage(smallModel()),
  rank: async () => rankStage(await evidenceOf(INCIDENTS, PROJECTS)),
  'first-row': () =>
    withCompany(INCIDENTS, PROJECTS, (folder) => inBrowser((browser) => firstRowStage(browser, folder))),
  slider: () =>
    withCompany(INCIDENTS, PROJECTS, (folder) => inBrowser((browser) => rankInBrowserStage(browser, folder))),
  scroll: () => withCompany(INCIDENTS, PROJECTS, (folder) => inBrowser((browser) => scrollStage(browser, folder))),
  javascript: () => inBrowser(javascriptStage),
  import: () => inFolder(importStage),
  sync: () => inFolder(syncStage),
  series: () => inFolder(syncSeriesStage),
  cells: async () =>
    cellsStage(await evidenceOf(FEW_INCIDENTS, FEW_PROJECTS), await evidenceOf(INCIDENTS, FEW_PROJECTS)),
  portfolio: async () => portfolioStage(),
}

const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  browser: ['first-row', 'slider', 'scroll', 'javascript'],
  peers: ['numpy', 'squiggle'],
}

const wanted = process.argv.slice(2).flatMap((name) => TOGETHER[name] ?? [name])
const unknown = wanted.filter((name) => !(name in GROUPS))
if (unknown.length > 0)
  throw new Error(
    `there is no group ${unknown.join(', ')}; there are ${Object.keys(TOGETHER).join(', ')}, ${Object.keys(GROUPS).join(', ')}`,
  )

const loadBefore = loadavg()
const figures: Figure[] = []
for (const [name, measure] of Object.entries(GROUPS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`${name}, load ${loadavg()[0]?.toFixed(1)} ...\n`)
  try {
    figures.push(...(await measure()))
  } catch (error) {
    process.stderr.write(`${name} gave no figure: ${inspect(error)}\n`)
    process.exitCode = 1
  }
}
process.stdout.write(asTable(figures))
process.stdout.write(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'} x ${availableParallelism()}, `,
)
process.stdout.write(`load ${loadBefore[0]?.toFixed(1)} before and ${loadavg()[0]?.toFixed(1)} after\n`)
if (wanted.length === 0) await writeFile(RESULTS, `${JSON.stringify(results(), null, 2)}\n`)
if (!figures.every(isWithin)) process.exitCode = 1

function results() {
  return {
    measuredAt: new Date().toISOString(),
    node: process.version,
    processor: cpus()[0]?.model ?? null,
    cores: availableParallelism(),
    load: { before: loadBefore, after: loadavg() },
    figures: figures.map((figure) => ({ ...figure, ratio: ratioOf(figure), within: isWithin(figure) })),
  }
}

/** Imports a company into leverage.db of a folder that is gone afterwards. */
function withCompany<Result>(
  incidents: number,
  projects: number,
  use: (folder: string, context: Context) => Promise<Result>,
): Promise<Result> {
  return inFolder(async (folder) => {
    const context = await openContext(`${folder}/leverage.db`)
    try {
      await importCompany(context, folder, incidents, projects)
      return await use(folder, context)
    } finally {
      context.store.close()
    }
  })
}

function evidenceOf(incidents: number, projects: number): Promise<Evidence> {
  return withCompany(incidents, projects, (_, context) => loadEvidence(context, null))
}

async function inBrowser(stage: (browser: Browser) => Promise<Figure[]>): Promise<Figure[]> {
  const browser = await launchChromium()
  try {
    return await stage(browser)
  } finally {
    await browser.close()
  }
}
