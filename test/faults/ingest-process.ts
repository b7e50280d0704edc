import { writeSync } from 'node:fs'
import { openStore } from '../../server/store/store.ts'
import { runSync } from '../../server/sync/run-sync.ts'
import { now } from '../server/store/sample-evidence.ts'
import { fakeSource, pageOf, rowsOf, silent } from '../server/sync/fake-source.ts'

/** Syncs pages into the file in argument 1, from where it stopped, and tells how many rows are kept after each page. */
const [path = '', pageCount, rowsPerPage] = process.argv.slice(2)
const pages = Array.from({ length: Number(pageCount) }, (_, page) => pageOf(page, rowsOf(page, Number(rowsPerPage))))
const store = await openStore(path, { now })
await runSync({
  store,
  source: fakeSource(pages),
  sourceId: 'status',
  config: null,
  now,
  log: silent,
  signal: new AbortController().signal,
  onProgress: ({ fetched }) => writeSync(1, `${fetched}\n`),
})
store.close()
