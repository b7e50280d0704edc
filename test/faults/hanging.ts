import { setTimeout as sleep } from 'node:timers/promises'
import { addPage, withEngine } from './installation.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { pageIncident, sendJson, startUpstream } from './upstream.ts'

interface HangingCounts {
  /** Milliseconds that a request may take; null: as usual. */
  readonly deadline: number | null
  /** Milliseconds between two bytes of the answer that drips. */
  readonly drip: number
}

/** One source that never answers, one that drips, and one that is well beside them. */
export async function hanging({ deadline, drip }: HangingCounts): Promise<Outcome> {
  const hangs = await startUpstream(() => undefined)
  const drips = await startUpstream((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(' '), drip)
    response.on('close', () => clearInterval(timer))
  })
  const well = await startUpstream((_request, response) =>
    sendJson(response, { page: {}, incidents: [pageIncident(1)] }),
  )
  try {
    return await withEngine(deadline === null ? {} : { deadline }, async (store, engine) => {
      await addPage(store, 'hangs', hangs.url)
      await addPage(store, 'drips', drips.url)
      await addPage(store, 'well', well.url)
      const start = performance.now()
      const timed = async (source: string) => {
        const { run } = await engine.sync(source)
        return { run, seconds: (performance.now() - start) / 1_000 }
      }
      const [hung, dripped, good] = await Promise.all(['hangs', 'drips', 'well'].map(timed))
      await sleep(50)
      const sockets = hangs.sockets() + drips.sockets() + well.sockets()
      return {
        row: 9,
        fault: 'an upstream hangs, another drips',
        seen: {
          hungSeconds: hung?.seconds ?? 0,
          dripSeconds: dripped?.seconds ?? 0,
          wellSeconds: good?.seconds ?? 0,
          sockets,
        },
        broken: brokenOf({
          'both are given up within 60 s': Math.max(hung?.seconds ?? 99, dripped?.seconds ?? 99) < 60,
          'both say that they timed out': hung?.run.fault === 'timed-out' && dripped?.run.fault === 'timed-out',
          'the other source is unaffected': good?.run.status === 'succeeded' && good.seconds < (hung?.seconds ?? 0),
          'no socket is left': sockets === 0,
        }),
      }
    })
  } finally {
    await Promise.all([hangs.close(), drips.close(), well.close()])
  }
}
