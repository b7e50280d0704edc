import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Connector } from './connector.ts'
import type { Outcome } from './outcome.ts'

const CHILD = fileURLToPath(new URL('./full-disk-process.ts', import.meta.url))
/** A disk of its own in a process of its own: gone with it, and seen by nobody else. */
const SCRIPT = `mount -t tmpfs -o size=8m tmpfs "$1" && disk=$1 && shift && program=$1 && shift && script=$1 && shift && exec "$program" "$script" "$disk" "$@"`
const AS_ROOT = ['-m']
const AS_ANYBODY = ['-U', '-r', '-m']

/** Whether this machine lets a process mount a disk for itself alone. */
export async function canMount(): Promise<boolean> {
  // A folder of its own: a disk over all that is temporary would hide a program that is started from there.
  const folder = await mkdtemp(join(tmpdir(), 'leverage-faults-'))
  try {
    await unshared(folder, process.execPath, '--version')
    return true
  } catch {
    return false
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Fills the disk under a running server and under syncs of connectors, looks at what comes of it, and frees it again. */
export async function fullDisk(connectors: readonly Connector[]): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-faults-'))
  try {
    const { stdout } = await unshared(folder, process.execPath, CHILD, ...connectors.map(({ type }) => type))
    return JSON.parse(stdout) as Outcome
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function unshared(folder: string, program: string, argument: string, ...others: readonly string[]) {
  const how = process.getuid?.() === 0 ? AS_ROOT : AS_ANYBODY
  return promisify(execFile)('unshare', [...how, 'sh', '-c', SCRIPT, 'sh', folder, program, argument, ...others], {
    timeout: 120_000,
  })
}
