import module from 'node:module'
import { fileURLToPath } from 'node:url'

// Plain JavaScript that any Node can read, so that one which is too old is told so in words.
const OLDEST = 24
const running = Number(process.versions.node.split('.')[0])
if (running < OLDEST) {
  process.stderr.write(`Leverage needs Node ${OLDEST} or newer; this is ${process.versions.node}.
Run it through npm, which brings the right one: npm start, or npm run -s leverage -- --help.
`)
  process.exitCode = 2
} else {
  // npm runs scripts in the package's folder; paths are meant from where the person stands.
  const { INIT_CWD } = process.env
  if (INIT_CWD && process.cwd() === new URL('..', import.meta.url).pathname.replace(/\/$/, '')) process.chdir(INIT_CWD)
  // A reader such as `head` may leave before the end: nothing is wrong with that.
  process.stdout.on('error', (error) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  // A command reads a thousand modules: kept compiled, they take about half the time.
  const cache = fileURLToPath(new URL('../node_modules/.cache/leverage', import.meta.url))
  module.enableCompileCache(cache)
  // Threads look for it here.
  process.env.NODE_COMPILE_CACHE ??= cache
  const { runCommandLine } = await import('./cli.ts')
  process.exitCode = await runCommandLine(process.argv.slice(2))
}
