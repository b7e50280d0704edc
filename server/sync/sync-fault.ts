import { SourceFault } from '../sources/source.ts'
import { LeaseLost } from '../store/leases.ts'
import { StoreFault } from '../store/store-fault.ts'

type SyncFaultCode = 'unknown-source' | 'other-type' | 'busy' | 'too-many-bad-rows' | 'stopped'

/** Why a sync stopped when neither the source nor the store was at fault. */
export class SyncFault extends Error {
  override readonly name = 'SyncFault'
  readonly code: SyncFaultCode

  constructor(code: SyncFaultCode, message: string) {
    super(message)
    this.code = code
  }
}

/** The code under which a run's record keeps what stopped it. */
export function faultCode(fault: unknown): string {
  if (fault instanceof LeaseLost) return 'lease-lost'
  return fault instanceof SourceFault || fault instanceof StoreFault || fault instanceof SyncFault
    ? fault.code
    : 'unexpected'
}

/** A sentence for the run's record that names the source and the page, each once. `location` is the page that was read last. */
export function describeFault(source: string, location: string, fault: Error): string {
  if (fault instanceof SourceFault) {
    const line = fault.line === undefined ? '' : ` line ${fault.line}`
    const where = fault.message.includes(fault.location) ? '' : `, ${fault.location}${line}`
    const who = fault.message.includes(`"${source}"`) ? where.replace(', ', '') : `${source}${where}`
    return `${who === '' ? '' : `${who}: `}${fault.message}. ${fault.advice}`
  }
  if (fault instanceof LeaseLost) return `${source}: ${fault.message}`
  if (fault instanceof StoreFault || fault instanceof SyncFault) return `${source}, ${location}: ${fault.message}`
  return `${source}, at or after ${location}: ${fault.message}`
}

/** Why a run ended whose signal was aborted: somebody stopped it, or another process took it over. */
export const whyStopped = (signal: AbortSignal): Error =>
  signal.reason instanceof LeaseLost
    ? signal.reason
    : new SyncFault('stopped', 'stopped before it finished; the next sync goes on from here')
