import { join } from 'node:path'
import { listOutages } from '../../../server/usecases/list-outages.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { bigPage, servingPage } from '../big-company.ts'
import { type Figure, underLimit } from '../figure.ts'
import { openContext } from '../installation.ts'
import { BIG_PAGE, BIG_PAGE_WAIT, OUTAGES_WAIT } from '../limits.ts'
import { timed } from '../timing.ts'

/** Share of the outages told twice that the sweep must find; two of one service and start may come together otherwise. */
const MOST_PROPOSED = 0.95

/**
 * A very large status page from nothing to figures: every row through the real engine, then all that a ranking stands on.
 * Then another source tells all of it again, and what is one is found.
 */
export async function bigCompanyStage(folder: string): Promise<Figure[]> {
  const rows = bigPage(BIG_PAGE)
  return servingPage(rows, async (baseUrl) => {
    const context = await openContext(join(folder, 'big.db'))
    try {
      const { components, transitions, maintenances } = BIG_PAGE
      const incidents = rows.length - maintenances
      const config = { page: 'big', key: 'a-key', baseUrl }
      const tell = async (id: string) => {
        await context.store.sources.upsert({ id, type: 'statuspage-manage', title: 'A large page', config })
        const { run, fault } = await context.engine.sync(id)
        if (fault) throw fault
        if (run.created !== incidents) throw new Error(`${run.created} of ${incidents} incidents were kept`)
      }
      const comesIn = await timed(async () => {
        await tell('big')
        await loadEvidence(context, null)
      })
      await tell('again')
      const sweep = await timed(async () => {
        const { proposed } = await listOutages(context, 100)
        if (proposed < MOST_PROPOSED * incidents) throw new Error(`${proposed} of ${incidents} outages were found`)
      })
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
            measured: `sweep of ${2 * incidents} incidents, every one told twice`,
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
