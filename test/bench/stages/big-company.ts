import { join } from 'node:path'
import { listOutages } from '../../../server/usecases/list-outages.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { bigPage, servingPage } from '../big-company.ts'
import { type Figure, underLimit } from '../figure.ts'
import { openContext } from '../installation.ts'
import { BIG_PAGE, BIG_PAGE_WAIT, OUTAGES_WAIT } from '../limits.ts'
import { timed } from '../timing.ts'

/** A very large status page from nothing to figures: every row through the real engine, then all that a ranking stands on. */
export async function bigCompanyStage(folder: string): Promise<Figure[]> {
  const rows = bigPage(BIG_PAGE)
  return servingPage(rows, async (baseUrl) => {
    const context = await openContext(join(folder, 'big.db'))
    try {
      const config = { page: 'big', key: 'a-key', baseUrl }
      await context.store.sources.upsert({ id: 'big', type: 'statuspage-manage', title: 'A large page', config })
      const comesIn = await timed(async () => {
        const { run, fault } = await context.engine.sync('big')
        if (fault) throw fault
        const expected = rows.length - BIG_PAGE.maintenances
        if (run.created !== expected) throw new Error(`${run.created} of ${expected} incidents were kept`)
        await loadEvidence(context, null)
      })
      const sweep = await timed(() => listOutages(context, 100))
      const { components, transitions, maintenances } = BIG_PAGE
      return [
        underLimit(
          {
            stage: 'big-company',
            measured: `${components} components, ${transitions} transitions, ${maintenances} maintenances`,
            figure: comesIn,
            unit: 'ms',
          },
          BIG_PAGE_WAIT,
        ),
        underLimit(
          {
            stage: 'one-outage',
            measured: `sweep of ${rows.length - maintenances} incidents for what may be one`,
            figure: sweep,
            unit: 'ms',
          },
          OUTAGES_WAIT,
        ),
      ]
    } finally {
      context.store.close()
    }
  })
}
