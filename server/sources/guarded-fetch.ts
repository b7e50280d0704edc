import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { Agent, buildConnector, fetch as undiciFetch } from 'undici'

/** Where clouds keep credentials for whoever asks from inside: never called, whatever is configured. */
const METADATA = blockList(
  ['169.254.0.0', 16],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.192', 32],
  ['fe80::', 10],
  ['fd00:ec2::', 32],
  ['fd20:ce::', 32],
)
/** This machine and its networks: RFC 1122, 1918, 6598, 4193. */
const PRIVATE = blockList(
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::', 127],
  ['fc00::', 7],
)

/** Milliseconds after which a host that does not even take the connection counts as unreachable. */
const CONNECT_DEADLINE = 10_000

interface Certificates {
  readonly cert?: Buffer
  readonly key?: Buffer
  readonly ca?: Buffer
}

/** Why nothing may connect to an address, or null when it may. `address` is an IP address, of either version. */
export function addressProblem(address: string, allowsPrivate: boolean): string | null {
  const inner = innerAddress(address)
  const family = isIP(inner) === 6 ? 'ipv6' : 'ipv4'
  if (METADATA.check(inner, family)) return `${address} is kept for cloud metadata and is never called`
  return !allowsPrivate && PRIVATE.check(inner, family) ? `${address} is in a private network` : null
}

/**
 * Connections to no address of cloud metadata, and to none of a private network unless `allowsPrivate`.
 * @param timeout milliseconds until one must stand
 * @param certificates what to present and whom to trust, in PEM form; the public authorities when left out
 */
export function guardedAgent({
  allowsPrivate,
  timeout,
  certificates = {},
}: {
  readonly allowsPrivate: boolean
  readonly timeout: number
  readonly certificates?: Certificates
}): Agent {
  const connect = buildConnector({
    ...certificates,
    timeout,
    lookup: (hostname, options, callback) => {
      resolved(hostname, allowsPrivate).then(
        (addresses) =>
          options.all ? callback(null, addresses) : callback(null, addresses[0]?.address ?? '', addresses[0]?.family),
        (error: Error) => callback(error, []),
      )
    },
  })
  return new Agent({
    connect: (options, callback) => {
      const literal = withoutBrackets(options.hostname)
      const problem = isIP(literal) === 0 ? null : addressProblem(literal, allowsPrivate)
      if (problem) callback(new Error(problem), null)
      else connect(options, callback)
    },
  })
}

/** A fetch over such connections. Addresses are looked at when it connects, so that neither a redirect nor a name that resolves anew leads elsewhere. */
export function guardedFetch(allowsPrivate: boolean): typeof globalThis.fetch {
  const dispatcher = guardedAgent({ allowsPrivate, timeout: CONNECT_DEADLINE })
  const guarded = async (input: string | URL, init: Parameters<typeof undiciFetch>[1] = {}) => {
    const url = new URL(input)
    // Asked before as well: a caller with a dispatcher of its own, as for client certificates, is guarded by this alone.
    await resolved(withoutBrackets(url.hostname), allowsPrivate)
    return undiciFetch(url, { dispatcher, ...init })
  }
  return guarded as unknown as typeof globalThis.fetch
}

/** Every address of a host. Rejects when one of them may not be called: which of them answers is not ours to choose. */
async function resolved(hostname: string, allowsPrivate: boolean) {
  const addresses = await lookup(hostname, { all: true })
  for (const { address } of addresses) {
    const problem = addressProblem(address, allowsPrivate)
    if (problem) throw new TypeError('fetch failed', { cause: new Error(problem) })
  }
  return addresses
}

const withoutBrackets = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

/** The IPv4 address inside an IPv6 one that only carries it: ::ffff:a.b.c.d, 64:ff9b::a.b.c.d, ::a.b.c.d. */
function innerAddress(address: string): string {
  if (isIP(address) !== 6) return address
  const canonical = withoutBrackets(new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname)
  const carried = /^(?:::ffff:|64:ff9b::|::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical)
  if (!carried) return canonical
  const [high, low] = [Number.parseInt(carried[1] ?? '', 16), Number.parseInt(carried[2] ?? '', 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

function blockList(...subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, isIP(net) === 6 ? 'ipv6' : 'ipv4')
  return list
}
