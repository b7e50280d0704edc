import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type Figure, underLimit } from './figure.ts'
import { LOOP_DELAY } from './limits.ts'

const NANOSECONDS = 1e6

/** Milliseconds that the event loop came late, of all measured the 99th percentile and the most. */
export interface Lateness {
  readonly late: number
  readonly latest: number
}

/**
 * How late the event loop comes while `work` goes on. Looked at every millisecond, which takes a tenth of the speed of what
 * is looked at: let it be another run than the one whose time is taken.
 */
export async function latenessDuring(work: () => Promise<unknown>): Promise<Lateness> {
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  try {
    await work()
  } finally {
    loop.disable()
  }
  return { late: loop.percentile(99) / NANOSECONDS, latest: loop.max / NANOSECONDS }
}

/** The worst of several runs, held against the limit of `stage`. */
export const loopFigure = (stage: string, runs: readonly Lateness[]): Figure =>
  underLimit(
    {
      stage: `${stage}-loop`,
      measured: `late by, p99; most ${Math.round(Math.max(...runs.map(({ latest }) => latest)))} ms`,
      figure: Math.max(...runs.map(({ late }) => late)),
      unit: 'ms',
    },
    LOOP_DELAY,
  )
