import type { Logger } from 'pino'
import { type RunningServer, serve } from '../../server/main.ts'
import type { Context } from '../../server/usecases/context.ts'
import { quietLog } from './temporary-installation.ts'
import { warmThread } from './warm-threads.ts'

interface HereOptions {
  readonly log?: Logger
  readonly port?: number
  readonly requestsPerMinute?: number
}

/** The server as it is, on a free port of this machine; only its threads are some that servers before it had. */
export const serveHere = (
  context: Context,
  { log = quietLog, port = 0, ...limits }: HereOptions = {},
): Promise<RunningServer> =>
  serve(context, log, {
    host: '127.0.0.1',
    port,
    startThread: warmThread,
    startCalibrationThread: warmThread,
    ...limits,
  })
