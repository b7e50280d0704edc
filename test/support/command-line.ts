import { spawn } from 'node:child_process'
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
