import type { Browser } from 'playwright-core'
import type { Evidence } from '../../model/ranking/evidence.ts'
import type { Context } from '../../server/usecases/context.ts'
import { loadEvidence } from '../../server/usecases/load-evidence.ts'
import { launchChromium } from '../support/chromium.ts'
import type { Figure } from './figure.ts'
import { importCompany, inFolder, openContext } from './installation.ts'
import { FEW_INCIDENTS, FEW_PROJECTS, INCIDENTS, PEER_INCIDENTS, PROJECTS } from './limits.ts'
import { smallModel } from './small-model.ts'
import { bigCompanyStage } from './stages/big-company.ts'
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
import { syncVendorStage } from './stages/sync-vendor.ts'
import { VENDORS } from './vendors/vendors.ts'

const vendors = Object.keys(VENDORS)

/** What can be measured by itself, each by its name, in the order of a whole run. */
export const GROUPS: Readonly<Record<string, () => Promise<Figure[]>>> = {
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
  ...Object.fromEntries(vendors.map((name) => [name, () => inFolder((folder) => syncVendorStage(name, folder))])),
  big: () => inFolder(bigCompanyStage),
  cells: async () =>
    cellsStage(await evidenceOf(FEW_INCIDENTS, FEW_PROJECTS), await evidenceOf(INCIDENTS, FEW_PROJECTS)),
  portfolio: async () => portfolioStage(),
}

/** Names for several. */
export const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  browser: ['first-row', 'slider', 'scroll', 'javascript'],
  peers: ['numpy', 'squiggle'],
  vendors,
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
  const browser = await launchChromium('optimised')
  try {
    return await stage(browser)
  } finally {
    await browser.close()
  }
}
