import type { ExitReason } from '../refusal.ts'
import { checkFile } from '../usecases/check-file.ts'

/** Says what is wrong with a file, line by line, and keeps nothing of it. */
export async function checkCommand(file: string): Promise<ExitReason> {
  const { kind, rows, faults } = await checkFile(file, process.env)
  const what = rows === null ? kind : `${kind}, ${rows} rows to keep`
  if (faults.length === 0) {
    process.stdout.write(`${file}: ${what}, nothing wrong\n`)
    return 'done'
  }
  for (const { place, message } of faults) process.stderr.write(`${place}: ${message}\n`)
  process.stderr.write(`${file}: ${what}, ${faults.length === 1 ? '1 fault' : `${faults.length} faults`}\n`)
  return 'input'
}
