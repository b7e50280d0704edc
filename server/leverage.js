// Plain JavaScript that any Node can read, so that one which is too old is told so in words.
const OLDEST = 24
const running = Number(process.versions.node.split('.')[0])
if (running < OLDEST) {
  process.stderr.write(`Leverage needs Node ${OLDEST} or newer; this is ${process.versions.node}.
Run it through npm, which brings the right one: npm start, or npm run -s leverage -- --help.
`)
  process.exitCode = 2
} else {
  const { runCommandLine } = await import('./cli.ts')
  process.exitCode = await runCommandLine(process.argv.slice(2))
}
