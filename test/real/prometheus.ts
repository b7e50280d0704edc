import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Refusal } from '../../server/refusal.ts'
import { freePort } from '../support/free-port.ts'
import { findProgram } from '../support/programs.ts'
import type { Loopback } from './loopback.ts'

const INSTALL = 'Install it, on Debian with apt-get install prometheus, and see that it is on PATH.'
const READY_WITHIN_MS = 30_000

/** Where a program is. Throws Refusal when it is nowhere on PATH. */
export function requireProgram(name: string): string {
  const found = findProgram([name])
  if (found !== null) return found
  throw new Refusal('unexpected', `the program ${name} is not on PATH`, INSTALL)
}

/** A real Prometheus over the samples of an OpenMetrics text, its blocks in a folder of its own. Throws Refusal. */
export async function startPrometheus(folder: string, openMetrics: string): Promise<Loopback> {
  const [prometheus, promtool] = [requireProgram('prometheus'), requireProgram('promtool')]
  const [samples, data, config] = ['samples.om', 'blocks', 'prometheus.yml'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await mkdir(data, { recursive: true })
  await writeFile(samples, openMetrics)
  await writeFile(config, 'scrape_configs: []\n')
  const create = ['tsdb', 'create-blocks-from', 'openmetrics', '--max-block-duration=720h', samples, data]
  await promisify(execFile)(promtool, create, { maxBuffer: 64_000_000 })

  // It does not say which port it took when asked for any.
  const port = await freePort()
  const server = spawn(
    prometheus,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=10y',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const ended = once(server, 'exit')
  const url = `http://127.0.0.1:${port}`
  const close = async () => {
    server.kill()
    await ended
  }
  const isReady = await Promise.race([ready(url), ended.then(() => false)])
  if (isReady) return { url, close }
  await close()
  throw new Refusal('unexpected', 'Prometheus did not start', 'Its own words stand above.')
}

async function ready(url: string): Promise<boolean> {
  const until = performance.now() + READY_WITHIN_MS
  while (performance.now() < until) {
    const answer = await fetch(`${url}/-/ready`).catch(() => null)
    if (answer?.ok) return true
    await wait(50)
  }
  return false
}
