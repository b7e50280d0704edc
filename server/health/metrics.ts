import { stat } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Context } from '../usecases/context.ts'
import { VERSION } from '../version.ts'

/** Seconds, upper bounds: from an answer that was kept to one that is computed from ten years of evidence. */
const DURATIONS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** Milliseconds between two looks at the clock of the event loop. */
const RESOLUTION = 10
/** In a second. */
const NANOSECONDS = 1e9
const MILLISECONDS = 1e3
/** What the database is made of, by the end of its files' names. */
const PARTS = { database: '', log: '-wal' } as const

export interface Metrics {
  readonly contentType: string
  /** One request was answered. `route` is the declared path, never the one that was asked for: there are few of them. */
  answered(labels: { readonly method: string; readonly route: string; readonly status: number }, seconds: number): void
  /** Everything as Prometheus reads it. What the database holds is counted at that moment. */
  text(): Promise<string>
  close(): void
}

/** What a Prometheus is told of this process, and of the sources in its database. */
export function createMetrics({ store, events }: Context): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer; event streams are left out',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: DURATIONS,
    registers,
  })
  const runs = new Counter({
    name: 'leverage_sync_runs_total',
    help: 'Runs over sources that have ended in this process',
    labelNames: ['source', 'outcome'] as const,
    registers,
  })
  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'sync-finished') runs.inc({ source: event.source, outcome: event.ok ? 'succeeded' : 'failed' })
  })
  new Gauge({ name: 'leverage_info', help: 'Always 1', labelNames: ['version'] as const, registers }).set(
    { version: VERSION },
    1,
  )
  const sourceGauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['source'] as const, registers })
  const rows = sourceGauge('leverage_source_rows', 'Rows of evidence that a source gave')
  const quarantined = sourceGauge('leverage_source_quarantined_rows', 'Rows that wait in quarantine')
  const lastRun = sourceGauge('leverage_source_last_run_timestamp_seconds', 'When its last run ended')
  const lastRunOk = sourceGauge('leverage_source_last_run_succeeded', '1 when its last run succeeded, 0 when it failed')
  const bytes = new Gauge({
    name: 'leverage_database_bytes',
    help: 'Size of the database and of its log of writes',
    labelNames: ['part'] as const,
    registers,
  })
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
  delay.enable()
  new Gauge({
    name: 'nodejs_eventloop_delay_seconds',
    help: 'How late the event loop was since the last time that this was asked',
    labelNames: ['quantile'] as const,
    registers,
    collect() {
      for (const percent of [50, 99, 100]) {
        // What is measured is the time between two looks.
        const late = delay.percentile(percent) / NANOSECONDS - RESOLUTION / MILLISECONDS
        this.set({ quantile: percent / 100 }, Math.max(0, late))
      }
      delay.reset()
    },
  })
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory of this process',
    registers,
    collect() {
      this.set(process.memoryUsage.rss())
    },
  })

  async function countSources(): Promise<void> {
    const gauges = [rows, quarantined, lastRun, lastRunOk]
    const known = await store.sources.all()
    // A source that was removed is not told any more.
    for (const gauge of gauges) gauge.reset()
    for (const { id: source, rows: given, quarantined: waiting, lastRun: run } of known) {
      rows.set({ source }, given)
      quarantined.set({ source }, waiting)
      if (run?.finishedAt == null) continue
      lastRun.set({ source }, run.finishedAt / 1000)
      lastRunOk.set({ source }, run.status === 'succeeded' ? 1 : 0)
    }
  }

  return {
    contentType: registry.contentType,
    answered: ({ method, route, status }, seconds) => requests.observe({ method, route, status }, seconds),
    async text() {
      await countSources()
      for (const [part, ending] of Object.entries(PARTS)) {
        const size = await stat(`${store.path}${ending}`).then(
          (file) => file.size,
          () => 0,
        )
        bytes.set({ part }, size)
      }
      return registry.metrics()
    },
    close() {
      unsubscribe()
      delay.disable()
    },
  }
}
