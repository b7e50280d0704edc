import { type ExitReason, Refusal } from '../refusal.ts'
import { SourceFault } from '../sources/source.ts'
import { StoreFault } from '../store/store-fault.ts'
import { SyncFault } from '../sync/sync-fault.ts'
import { RefusedRequest } from '../usecases/refused-request.ts'

/** Codes of faults that are about a file on disk; the others are about a source that was called. */
const FILE_FAULTS: ReadonlySet<string> = new Set([
  'unreadable-file',
  'wrong-encoding',
  'wrong-header',
  'malformed',
  'unknown-format',
])

/**
 * Says on standard error what went wrong, where, and what to do. `hide` blanks secrets out: a host may say back what it
 * was given, and whoever runs a command in a pipeline keeps what it prints. @returns the reason to end with
 */
export function printFailure(error: unknown, hide: (text: string) => string): ExitReason {
  const printError = (message: string, advice: string) =>
    process.stderr.write(hide(`leverage: ${message}\n${advice ? `${advice}\n` : ''}`))
  if (error instanceof Refusal) {
    printError(error.message, error.advice)
    return error.reason
  }
  if (error instanceof SourceFault) {
    const place =
      error.line === undefined
        ? ''
        : `${error.location}:${error.line}${error.column === undefined ? '' : `:${error.column}`}: `
    printError(`${place}${error.message}`, error.advice)
    return FILE_FAULTS.has(error.code) ? 'input' : 'source'
  }
  if (error instanceof StoreFault) {
    printError(error.message, '')
    return 'database'
  }
  if (error instanceof RefusedRequest || error instanceof SyncFault) {
    printError(error.message, '')
    return 'input'
  }
  printError(
    error instanceof Error ? (error.stack ?? error.message) : String(error),
    'This is a fault of Leverage itself.',
  )
  return 'unexpected'
}
