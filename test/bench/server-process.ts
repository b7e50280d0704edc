import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('serve-company.ts', import.meta.url))

/** Starts the server over a folder's database, gives its address to `use`, and ends it. */
export async function withServer<Result>(folder: string, use: (address: string) => Promise<Result>): Promise<Result> {
  const server = spawn(process.execPath, [PROGRAM, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(server, 'exit')
  try {
    const lines = createInterface({ input: server.stdout })
    const [address] = (await Promise.race([
      once(lines, 'line'),
      ended.then(() => Promise.reject(new Error('the server ended before it listened'))),
    ])) as [string]
    return await use(address)
  } finally {
    server.kill()
    await ended
  }
}
