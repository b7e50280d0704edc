import { isClientBuilt } from '../../server/http/client-files.ts'
import { Refusal } from '../../server/refusal.ts'
import { REAL_DAY, startRealRun } from './real-run.ts'

/** `npm run real`: serves GitHub's real record until it is interrupted, and prints where the ranking is. */
try {
  const realData = process.env.LEVERAGE_REAL_DATA
  if (!realData) {
    throw new Refusal(
      'input',
      'LEVERAGE_REAL_DATA names no folder',
      'Set it to the folder of recorded public data; data/real.md says what it holds.',
    )
  }
  if (!isClientBuilt()) throw new Refusal('unexpected', 'the pages are not built', 'Run npm run build first.')
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve)
  })
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const run = await startRealRun({ realData, port: Number(process.env.PORT ?? 0), say })
  say(`GitHub's real record is at ${run.address}/ranking?asOf=${REAL_DAY}`)
  await stopped
  await run.close()
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`leverage: ${error.message}\n${error.advice}\n`)
  process.exitCode = 1
}
