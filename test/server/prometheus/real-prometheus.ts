import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../../support/free-port.ts'

export const PROMETHEUS = {
  programs: ['prometheus', 'promtool'],
  install: 'apt-get install prometheus',
} as const

export interface RealPrometheus {
  readonly url: string
  /** As a crash does. */
  kill(): Promise<void>
  /** On the same port, with the same data. Resolves when it answers. */
  start(): Promise<void>
  /** Stops it and removes its data. */
  remove(): Promise<void>
}

/** A Prometheus of its own with these samples, in OpenMetrics text, as its whole history. */
export async function realPrometheus(samples: string): Promise<RealPrometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-prometheus-'))
  const data = join(folder, 'data')
  await mkdir(data)
  await writeFile(join(folder, 'samples.txt'), samples)
  await writeFile(join(folder, 'prometheus.yml'), 'global: {}\n')
  const blocks = ['tsdb', 'create-blocks-from', 'openmetrics', '--max-block-duration=720h']
  await promisify(execFile)('promtool', [...blocks, join(folder, 'samples.txt'), data], { maxBuffer: 1e8 })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let server: ChildProcess | null = null

  async function start(): Promise<void> {
    server = spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${data}`,
        '--storage.tsdb.retention.time=50y',
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    )
    for (let tries = 0; tries < 600; tries += 1) {
      const ready = await fetch(`${url}/-/ready`).catch(() => null)
      if (ready?.status === 200) return
      if (server.exitCode !== null) throw new Error(`prometheus ended with code ${server.exitCode}`)
      await pause(50)
    }
    throw new Error('prometheus was not ready within 30 s')
  }

  async function kill(): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }

  await start()
  const remove = async () => {
    await kill()
    await rm(folder, { recursive: true, force: true })
  }
  return { url, kill, start, remove }
}
