import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** Starts the server over a folder's database, gives its address to `use`, and ends it. */
export const withServer = <Result>(folder: string, use: (address: string) => Promise<Result>): Promise<Result> =>
  withProgram('serve-company.ts', [folder], use)

/** The same with a program beside this file that prints its address once it listens. */
export async function withProgram<Result>(
  program: string,
  options: readonly string[],
  use: (address: string) => Promise<Result>,
): Promise<Result> {
  const path = fileURLToPath(new URL(program, import.meta.url))
  const server = spawn(process.execPath, [path, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(server, 'exit')
  try {
    const lines = createInterface({ input: server.stdout })
    const [address] = (await Promise.race([
      once(lines, 'line'),
      ended.then(() => Promise.reject(new Error(`${program} ended before it listened`))),
    ])) as [string]
    return await use(address)
  } finally {
    server.kill()
    await ended
  }
}
