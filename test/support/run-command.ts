import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { HostedCommand } from './command-host.ts'
import type { CommandResult } from './command-line.ts'

const HOST = fileURLToPath(new URL('command-host.ts', import.meta.url))

/** One for all files of a process, and gone with it: a start takes ten times as long as most commands do. */
let host: ChildProcess | null = null
let last: Promise<unknown> = Promise.resolve()

/**
 * As runLeverage, in a process that has run other commands, one after another: for all tests but those of the process
 * itself. Rejects when the command leaves anything open, with which a process of its own would never end.
 */
export function runCommand(
  folder: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const command = {
    folder,
    words,
    environment: { PATH: process.env.PATH ?? '', LEVERAGE_DATABASE: 'leverage.db', ...environment },
  }
  const result = last.then(() => ask(command))
  last = result.catch(() => undefined)
  return result
}

function ask(command: HostedCommand): Promise<CommandResult> {
  const child = host ?? fork(HOST, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  host = child
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => {
      host = null
      reject(new Error(`leverage ${command.words.join(' ')} ended its process with ${code}`))
    }
    child.once('exit', ended)
    child.once('message', ({ left, ...result }: CommandResult & { readonly left: readonly string[] }) => {
      child.off('exit', ended)
      if (left.length === 0) resolve(result)
      else reject(new Error(`leverage ${command.words.join(' ')} left open: ${left.join(', ')}`))
    })
    child.send(command)
  })
}
