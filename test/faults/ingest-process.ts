import { writeSync } from 'node:fs'
import type { Page } from '../../server/sources/source.ts'
import { openStore } from '../../server/store/store.ts'
import { runSync } from '../../server/sync/run-sync.ts'
import { now } from '../server/store/sample-evidence.ts'
import { fakeSource, pageOf, rowsOf, silent } from '../server/sync/fake-source.ts'

/** Syncs pages into the file in argument 1, from where it stopped, and tells how many rows are kept after each page. */
const [path = '', pageCount, rowsPerPage] = process.argv.slice(2)
/** Made as they are asked for: most are never reached before the kill. */
async function* pagesFrom(first: number): AsyncIterable<Page> {
  for (let page = first; page < Number(pageCount); page += 1) yield pageOf(page, rowsOf(page, Number(rowsPerPage)))
}
const store = await openStore(path, { now })
await runSync({
  store,
  source: {
    ...fakeSource([]),
    pull: (_, cursor) => pagesFrom(typeof cursor === 'number' ? cursor + 1 : 0),
  },
  sourceId: 'status',
  config: null,
  now,
  log: silent,
  signal: new AbortController().signal,
  onProgress: ({ fetched }) => writeSync(1, `${fetched}\n`),
})
store.close()
