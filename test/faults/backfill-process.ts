import { instant } from '../../model/quantity.ts'
import { openStore } from '../../server/store/store.ts'
import { createEngine } from '../../server/sync/engine.ts'

/** Syncs the source "issues" of the database in argument 1, to be killed at any moment. */
const now = () => instant(Date.now())
const store = await openStore(process.argv[2] ?? '', { now })
const engine = createEngine({
  store,
  now,
  log: { info: () => undefined, error: () => undefined },
  publish: () => undefined,
  openConfig: (_source, config) => config,
})
const { run } = await engine.sync('issues')
store.close()
if (run.status !== 'succeeded') process.exitCode = 1
