import { join } from 'node:path'
import { serve } from '../../server/main.ts'
import { openContext, quietLog } from './installation.ts'

/** The real server in a process of its own, over the database in the folder given: prints its address, serves until it is ended. */
const context = await openContext(join(process.argv[2] ?? '.', 'leverage.db'))
const { address } = await serve(context, quietLog, { host: '127.0.0.1', port: 0 })
process.stdout.write(`${address}\n`)
