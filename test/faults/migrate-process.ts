import { connect } from '../../server/store/connection.ts'
import { MIGRATIONS } from '../../server/store/migrations/index.ts'
import { migrate } from '../../server/store/migrations/migrate.ts'

/** Migrates the file in argument 1 and is killed when it has applied migration number argument 2. */
const [path = '', lastWords] = process.argv.slice(2)
const connection = connect(path)
connection.function('die', () => {
  process.kill(process.pid, 'SIGKILL')
  return 0
})
await migrate(
  connection,
  path,
  MIGRATIONS.map(({ number, sql }) => ({ number, sql: number === Number(lastWords) ? `${sql}; SELECT die()` : sql })),
)
