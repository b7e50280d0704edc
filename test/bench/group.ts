import { inspect } from 'node:util'
import { GROUPS } from './groups.ts'

/** Measures one group, named on the command line, and sends its figures to whoever started it. */
const [name = ''] = process.argv.slice(2)
try {
  process.send?.(await GROUPS[name]?.())
} catch (error) {
  process.stderr.write(`${name} gave no figure: ${inspect(error)}\n`)
  process.exitCode = 1
}
process.disconnect?.()
