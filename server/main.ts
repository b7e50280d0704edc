import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Cron } from 'croner'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import type { ServerConfig } from './config.ts'
import { createMetrics } from './health/metrics.ts'
import { createReadiness } from './health/readiness.ts'
import { Refusal } from './refusal.ts'
import { PROGRAM } from './store/actor.ts'
import type { Context } from './usecases/context.ts'
import { foldOldBuckets } from './usecases/fold-old-buckets.ts'
import { calibrationThreads, watchCalibration } from './watch-calibration.ts'
import { watchDigest } from './watch-digest.ts'
import { watchEvidence } from './watch-evidence.ts'
import { watchFirstScreen } from './watch-first-screen.ts'
import { watchIssueComments } from './watch-issue-comments.ts'
import { watchStanding } from './watch-standing.ts'
import { createCalculator, resourceThreads } from './worker/calculator.ts'
import type { StartThread } from './worker/thread-handle.ts'

/** Files that are imported are folded too, and where no source has a schedule. UTC. */
const FOLD_DAILY = '17 3 * * *'

export interface RunningServer {
  /** http://127.0.0.1:4000 */
  readonly address: string
  readonly port: number
  /**
   * Is not ready from now on, and after `drain` milliseconds takes nothing new: that long whoever spreads requests may take
   * to hear of it. Then ends runs between two transactions and event streams, and lets requests in hand finish.
   */
  close(drain?: number): Promise<void>
}

/** Milliseconds that requests in hand may take once nothing new is taken; what lasts longer is cut off. */
const LAST_REQUESTS = 6_000

const FIRST_QUESTION = { method: 'get', path: '/status', parameters: {}, body: undefined, isKept: false } as const

interface ServeOptions extends Pick<ServerConfig, 'host' | 'port'>, Partial<Pick<ServerConfig, 'requestsPerMinute'>> {
  /** How calculators come by their threads. */
  readonly startThread?: StartThread
  /** How learning from past quarters comes by its own. */
  readonly startCalibrationThread?: StartThread
}

/** Listens. Throws Refusal when the port is taken. */
export async function serve(
  opened: Context,
  log: Logger,
  {
    host,
    port,
    requestsPerMinute = null,
    startThread = resourceThreads,
    startCalibrationThread = calibrationThreads,
  }: ServeOptions,
): Promise<RunningServer> {
  // Whoever started it, what it does by itself from now on is its own doing.
  const context: Context = { ...opened, store: opened.store.as(PROGRAM) }
  const closing = new AbortController()
  const calculator = createCalculator(context, log, { startThread })
  const readiness = createReadiness(() => context.store.probe())
  const metrics = createMetrics(context)
  const app = createApp({ context, log, closing: closing.signal, calculator, readiness, metrics, requestsPerMinute })
  const server = createServer(app)
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw whyNotListening(error, host, port)
  }
  const listening = server.address() as AddressInfo
  // Losses are computed while the first visitor's page is still loading.
  calculator.ask(FIRST_QUESTION, closing.signal).then(readiness.started, (error: unknown) => {
    if (!closing.signal.aborted) log.error({ error }, 'the evidence cannot be read')
  })
  watchFirstScreen(context, calculator, log, closing.signal)
  watchEvidence(context, log, closing.signal)
  watchStanding(context, calculator, log, closing.signal)
  watchCalibration(context, log, closing.signal, startCalibrationThread)
  watchDigest(context, calculator, log, closing.signal)
  watchIssueComments(context, calculator, log, closing.signal)
  context.engine.start()
  const daily = new Cron(FOLD_DAILY, { timezone: 'UTC', protect: true }, async () => {
    try {
      await foldOldBuckets(context, closing.signal)
    } catch (err) {
      log.error({ err }, 'old buckets could not be folded')
    }
  })
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${listening.port}`,
    port: listening.port,
    close: async (drain = 0) => {
      readiness.stopping()
      if (drain > 0) await sleep(drain)
      const closed = once(server, 'close')
      closing.abort()
      daily.stop()
      server.close()
      const cutOff = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS)
      await context.engine.stop()
      server.closeIdleConnections()
      await closed
      clearTimeout(cutOff)
      metrics.close()
      await calculator.close()
    },
  }
}

function whyNotListening(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') {
    return new Refusal(
      'address',
      `${host}:${port} is taken by another program`,
      `Stop it, or choose another port: PORT=${port + 1} npm start.`,
    )
  }
  if (code === 'EACCES') {
    return new Refusal('address', `${host}:${port} may not be used by this user`, 'Choose a port above 1023 with PORT.')
  }
  return error
}
