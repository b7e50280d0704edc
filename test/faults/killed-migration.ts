import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { connect } from '../../server/store/connection.ts'
import { MIGRATIONS } from '../../server/store/migrations/index.ts'
import { migrate } from '../../server/store/migrations/migrate.ts'
import { openStore } from '../../server/store/store.ts'
import { now } from '../server/store/sample-evidence.ts'
import { brokenOf, type Outcome } from './outcome.ts'

const CHILD = fileURLToPath(new URL('./migrate-process.ts', import.meta.url))
const NEWEST = MIGRATIONS.length

/** Brings every `every`th older schema to the newest, killed after each `every`th step on the way: the next start finds it as it was, and gets there. */
export async function killedMigration({ every }: { every: number }): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-faults-'))
  let [killed, recovered, problems, lost] = [0, 0, 0, 0]
  const olderSchemas = Array.from({ length: NEWEST - 1 }, (_, index) => index + 1).filter((n) => (n - 1) % every === 0)
  try {
    for (const older of olderSchemas) {
      const original = join(folder, `schema-${older}.db`)
      const connection = connect(original)
      await migrate(connection, original, MIGRATIONS.slice(0, older))
      connection.prepare("INSERT INTO source (id, type, title) VALUES ('kept', 'csv', 'Kept')").run()
      connection.close()
      for (let step = older + 1; step <= NEWEST; step += every) {
        const path = join(folder, `schema-${older}-${step}.db`)
        await copyFile(original, path)
        const { signal } = await promisify(execFile)(process.execPath, [CHILD, path, String(step)]).then(
          () => ({ signal: null }),
          (error: { signal: string | null }) => error,
        )
        if (signal === 'SIGKILL') killed += 1
        const store = await openStore(path, { now })
        const integrity = await store.integrity()
        problems += integrity.problems.length
        if (integrity.schemaVersion === NEWEST) recovered += 1
        if ((await store.sources.find('kept')) === null) lost += 1
        store.close()
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return {
    row: 20,
    fault: `${olderSchemas.length} older schemas brought to number ${NEWEST}, killed on the way`,
    seen: { killed, recovered, problems, lost },
    broken: brokenOf({
      'every kill hits': killed > 0 && killed === recovered,
      'nothing is damaged or lost': problems === 0 && lost === 0,
    }),
  }
}
