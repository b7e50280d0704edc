import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { randomStream } from '../../model/random/stream.ts'
import { openStore } from '../../server/store/store.ts'
import { now } from '../server/store/sample-evidence.ts'
import { brokenOf, type Outcome } from './outcome.ts'

const CHILD = fileURLToPath(new URL('./ingest-process.ts', import.meta.url))
const PAGES = 10_000
/** So many that all but the first pages are written in the thread. */
const ROWS = 150

/** Kills a sync at a random moment, again and again, and looks each time at what is kept of what it had acknowledged. */
export async function killedIngest({ kills }: { kills: number }): Promise<Outcome> {
  const chance = randomStream(41, 'faults', 'ingest')
  const folder = await mkdtemp(join(tmpdir(), 'leverage-faults-'))
  const file = join(folder, 'leverage.db')
  let kept = 0
  let lost = 0
  let half = 0
  let problems = 0
  let killed = 0
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const { acknowledged, signal } = await killedSync(file, 1 + Math.floor(chance() * 11), chance() * 10)
      if (signal === 'SIGKILL') killed += 1
      const store = await openStore(file, { now })
      const source = await store.sources.find('status')
      const rows = source?.rows ?? 0
      const run = source?.lastRun
      if (rows < kept + acknowledged) lost += 1
      const isWhole = rows === (Number(source?.cursor) + 1) * ROWS && (await store.incidents.all()).length === rows
      if (!isWhole || run?.status !== 'failed' || run.created !== rows - kept) half += 1
      problems += (await store.integrity()).problems.length
      store.close()
      kept = rows
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return {
    row: 1,
    fault: `${kills} kills at random during ingest`,
    seen: { killed, kept, lost, half, problems },
    broken: brokenOf({
      'every kill hits': killed === kills && kept > kills * ROWS,
      'no acknowledged page is lost': lost === 0,
      'no page is half written': half === 0,
      'integrity and foreign keys are well': problems === 0,
    }),
  }
}

/** Kills a sync `moment` milliseconds after it acknowledged so many pages; gives the rows acknowledged by its end. */
async function killedSync(file: string, pages: number, moment: number) {
  const child = spawn(process.execPath, [CHILD, file, String(PAGES), String(ROWS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  let acknowledged = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const before = acknowledged
    acknowledged = Number(line)
    if (before < pages * ROWS && acknowledged >= pages * ROWS) void sleep(moment).then(() => child.kill('SIGKILL'))
  }
  const [, signal] = await exit
  return { acknowledged, signal: signal as NodeJS.Signals | null }
}
