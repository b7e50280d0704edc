import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const LEVERAGE = fileURLToPath(new URL('../../server/leverage.js', import.meta.url))

export interface CommandResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs one command as a shell would, in `folder`, with a database of its own there. */
export const runLeverage = (
  folder: string,
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<CommandResult> =>
  new Promise((resolve, reject) => {
    const child = startLeverage(folder, words, environment)
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })

/** Starts a command that goes on, such as `start`. */
export const startLeverage = (folder: string, words: readonly string[], environment: Record<string, string> = {}) =>
  spawn(process.execPath, [LEVERAGE, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', LEVERAGE_DATABASE: 'leverage.db', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

export interface ServerProcess {
  readonly process: ChildProcess
  readonly address: string
}

/** Starts a server in a process of its own, on a free port unless one is given, and waits until it is ready. */
export async function startServer(folder: string, port = '0'): Promise<ServerProcess> {
  const child = startLeverage(folder, ['start'], { PORT: port })
  child.stderr.resume()
  let said = ''
  // Left by hand: leaving the loop would close the pipe, and what is logged must go on flowing.
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    said += String(chunk)
    if (said.includes('\n')) break
  }
  child.stdout.resume()
  const address = /http:\S+/.exec(said)?.[0]
  if (address === undefined) throw new Error(`it said "${said}" and no address`)
  while ((await fetch(`${address}/readyz`)).status !== 200) await sleep(50)
  return { process: child, address }
}
