import { setTimeout as sleep } from 'node:timers/promises'
import { runCommandLine } from '../../server/cli.ts'

/** What run-command.ts sends: one command, with all that a shell would give it. */
export interface HostedCommand {
  readonly folder: string
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** Milliseconds in which a command has to let go of all it opened. */
const PATIENCE = 20_000

const said = { stdout: '', stderr: '' }
for (const name of ['stdout', 'stderr'] as const) {
  process[name].write = (chunk: string | Uint8Array) => {
    said[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
    return true
  }
}
// Threads that a command starts look for it there.
const { NODE_COMPILE_CACHE = '' } = process.env

// Whoever asks is gone: so is this, whatever a command left open.
process.on('disconnect', () => process.exit())
process.on('message', async ({ folder, words, environment }: HostedCommand) => {
  const idle = process.getActiveResourcesInfo().toSorted()
  process.chdir(folder)
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, { NODE_COMPILE_CACHE, ...environment })
  Object.assign(said, { stdout: '', stderr: '' })
  const code = await runCommandLine(words)
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM')
  process.send?.({ code, ...said, left: await whatIsLeft(idle) })
})

/** What is still open that was not before, when it should long be closed: in a process of its own the command would never end. */
async function whatIsLeft(idle: readonly string[]): Promise<readonly string[]> {
  const deadline = Date.now() + PATIENCE
  while (true) {
    const open = process.getActiveResourcesInfo().toSorted()
    if (open.length <= idle.length) return []
    if (Date.now() > deadline) return open
    await sleep(5)
  }
}
