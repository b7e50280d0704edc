import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Figure, isWithin, ratioOf } from './figure.ts'
import { GROUPS, TOGETHER } from './groups.ts'
import { asTable } from './print.ts'

/**
 * Measures how fast Leverage is beside its limits and its peers: `node test/bench/run.ts`, or with names of groups only
 * those, "browser" being all that needs one, "peers" what is held against other programs. Prints a table; a whole run is
 * also written to results.json. Each group is a process of its own, so that neither its memory nor what the engine has
 * learnt is another's. One that fails says so and leaves the others their turn.
 */

const RESULTS = fileURLToPath(new URL('results.json', import.meta.url))
/** Where the program itself keeps what it has compiled. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/leverage', import.meta.url))
const GROUP = fileURLToPath(new URL('group.ts', import.meta.url))

const wanted = process.argv.slice(2).flatMap((name) => TOGETHER[name] ?? [name])
const unknown = wanted.filter((name) => !(name in GROUPS))
if (unknown.length > 0)
  throw new Error(
    `there is no group ${unknown.join(', ')}; there are ${Object.keys(TOGETHER).join(', ')}, ${Object.keys(GROUPS).join(', ')}`,
  )

const loadBefore = loadavg()
const figures: Figure[] = []
for (const name of Object.keys(GROUPS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`${name}, load ${loadavg()[0]?.toFixed(1)} ...\n`)
  const child = fork(GROUP, [name], { env: { ...process.env, NODE_COMPILE_CACHE: COMPILED } })
  child.on('message', (told: Figure[]) => figures.push(...told))
  const [code] = await once(child, 'close')
  if (code !== 0) process.exitCode = 1
}
process.stdout.write(asTable(figures))
process.stdout.write(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'} x ${availableParallelism()}, `,
)
process.stdout.write(`load ${loadBefore[0]?.toFixed(1)} before and ${loadavg()[0]?.toFixed(1)} after\n`)
if (wanted.length === 0) await writeFile(RESULTS, `${JSON.stringify(results(), null, 2)}\n`)
if (!figures.every(isWithin)) process.exitCode = 1

function results() {
  return {
    measuredAt: new Date().toISOString(),
    node: process.version,
    processor: cpus()[0]?.model ?? null,
    cores: availableParallelism(),
    load: { before: loadBefore, after: loadavg() },
    figures: figures.map((figure) => ({ ...figure, ratio: ratioOf(figure), within: isWithin(figure) })),
  }
}
