import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import type { Agent, fetch as undiciFetch } from 'undici'
import { addressProblem, type PrivateNetworks } from './address-rules.ts'

/** Milliseconds after which a host that does not even take the connection counts as unreachable. */
const CONNECT_DEADLINE = 10_000

/** Client certificate and whom to trust, in PEM form; the public authorities when left out. */
interface Certificates {
  readonly cert?: Buffer
  readonly key?: Buffer
  readonly ca?: Buffer
}

/** Calls what somebody configured, and connects to no address that may not be called. */
export interface AddressGuard {
  /**
   * Addresses are looked at when it connects, so that neither a redirect nor a name that resolves anew leads elsewhere.
   * Rejects as fetch does, with the reason as its cause.
   */
  readonly fetch: typeof globalThis.fetch
  /** Reads the modules that calling takes, which else the first call does, in a turn of the loop that everybody waits for. */
  load(): Promise<void>
  /** Connections of one's own under the same rules, for `fetch`'s dispatcher. Close it when done. */
  agent(certificates?: Certificates): Promise<Agent>
}

export interface GuardOptions {
  readonly networks: PrivateNetworks
  /** Told of every address that was not called, and why. */
  readonly onRefused?: (host: string, problem: string) => void
  /** Every address of a host; the system's answer when left out. */
  readonly lookup?: (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>
}

/** Read with the first call, unless `load` is asked to: commands that call nobody start in five sixths of the time without it. */
const undici = () => import('undici')

const allAddresses = (host: string) => systemLookup(host, { all: true })

const withoutBrackets = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

export function addressGuard({ networks, onRefused, lookup = allAddresses }: GuardOptions): AddressGuard {
  function requireAllowed(host: string, address: string): void {
    const problem = addressProblem(address, networks)
    if (problem === null) return
    onRefused?.(host, problem)
    throw new Error(problem)
  }

  /** Every address of a host. Rejects when one of them may not be called: which of them answers is not ours to choose. */
  async function resolved(host: string) {
    const addresses = await lookup(host)
    for (const { address } of addresses) requireAllowed(host, address)
    return addresses
  }

  const guardedLookup: LookupFunction = (host, options, callback) => {
    resolved(host).then(
      (addresses) =>
        options.all
          ? callback(null, [...addresses])
          : callback(null, addresses[0]?.address ?? '', addresses[0]?.family),
      (error: Error) => callback(error, []),
    )
  }

  async function agent(certificates: Certificates = {}): Promise<Agent> {
    const { Agent, buildConnector } = await undici()
    const connect = buildConnector({ ...certificates, timeout: CONNECT_DEADLINE, lookup: guardedLookup })
    return new Agent({
      connect: (options, callback) => {
        const literal = withoutBrackets(options.hostname)
        try {
          if (isIP(literal) !== 0) requireAllowed(literal, literal)
        } catch (error) {
          callback(error as Error, null)
          return
        }
        connect(options, callback)
      },
    })
  }

  let opened: Promise<Agent> | null = null
  const fetch = async (input: string | URL, init: Parameters<typeof undiciFetch>[1] = {}) => {
    const url = new URL(input)
    const host = withoutBrackets(url.hostname)
    // Asked before as well, so that nothing depends on the dispatcher of a caller alone.
    try {
      if (isIP(host) === 0) await resolved(host)
      else requireAllowed(host, host)
    } catch (cause) {
      throw new TypeError('fetch failed', { cause })
    }
    opened ??= agent()
    const { fetch: send } = await undici()
    return send(url, { dispatcher: await opened, ...init })
  }
  return {
    fetch: fetch as unknown as typeof globalThis.fetch,
    load: async () => void (await undici()),
    agent,
  }
}

/** Where nobody says otherwise: the networks of this machine may be called, cloud metadata never. */
export const OWN_NETWORKS: AddressGuard = addressGuard({ networks: 'all' })
