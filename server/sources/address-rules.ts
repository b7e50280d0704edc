import { BlockList, isIP } from 'node:net'

/** Where clouds keep credentials for whoever asks from inside: never called, whatever is configured. */
const METADATA = blockListOf([
  '169.254.0.0/16',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fe80::/10',
  'fd00:ec2::/32',
  'fd20:ce::/32',
])
/** Addresses that are no single machine: multicast, broadcast, reserved. RFC 1112, 6890. */
const NOBODY = blockListOf(['224.0.0.0/4', '240.0.0.0/4', 'ff00::/8'])
/** This machine and its networks: RFC 1122, 1918, 6598, 6890, 2544, 4193, 3879, 8215. */
const PRIVATE = blockListOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '::/127',
  'fc00::/7',
  'fec0::/10',
  '64:ff9b:1::/48',
])

/** Which private networks may be called: all of them, or those that the list holds. */
export type PrivateNetworks = 'all' | BlockList

/** Why nothing may connect to an address, or null when it may. `address` is an IP address, of either version. */
export function addressProblem(address: string, networks: PrivateNetworks): string | null {
  const inner = carriedAddress(address)
  if (holds(METADATA, inner)) return `${address} is kept for cloud metadata and is never called`
  if (holds(NOBODY, inner)) return `${address} is no machine's address`
  if (networks === 'all' || !holds(PRIVATE, inner) || holds(networks, inner)) return null
  return `${address} is in a private network that LEVERAGE_PRIVATE_NETWORKS does not name`
}

/** The networks of a list such as "10.1.0.0/16, fd12::/16, 192.168.1.5", or the part of it that is none. */
export function readNetworks(text: string): BlockList | { readonly wrong: string } {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '')
  const wrong = parts.find((part) => !isNetwork(part))
  return wrong === undefined ? blockListOf(parts) : { wrong }
}

function isNetwork(text: string): boolean {
  const [net = '', prefix, ...rest] = text.split('/')
  const family = isIP(net)
  if (family === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32))
}

const holds = (list: BlockList, address: string): boolean => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/**
 * The IPv4 address inside an IPv6 one that only carries it: mapped ::ffff:a.b.c.d, compatible ::a.b.c.d, translated
 * ::ffff:0:a.b.c.d and 64:ff9b::a.b.c.d, 6to4 2002:a.b.c.d::, Teredo, where it is inverted. RFC 4291, 6052, 2765, 3056, 4380.
 */
function carriedAddress(address: string): string {
  if (isIP(address) !== 6) return address
  const words = wordsOf(address)
  const [first = 0, second = 0, third = 0] = words
  const ofWords = (high = 0, low = 0) => [high >> 8, high & 255, low >> 8, low & 255].join('.')
  if (first === 0x2002) return ofWords(second, third)
  if (first === 0x2001 && second === 0) return ofWords((words[6] ?? 0) ^ 0xffff, (words[7] ?? 0) ^ 0xffff)
  const prefix = words
    .slice(0, 6)
    .map((word) => word.toString(16))
    .join(':')
  const isLoopbackOrNone = words.slice(0, 7).every((word) => word === 0) && (words[7] ?? 0) <= 1
  const carries = ['0:0:0:0:0:0', '0:0:0:0:0:ffff', '0:0:0:0:ffff:0', '64:ff9b:0:0:0:0'].includes(prefix)
  return carries && !isLoopbackOrNone ? ofWords(words[6], words[7]) : address.replace(/%.*$/, '')
}

/** The eight 16-bit words of an IPv6 address. */
function wordsOf(address: string): number[] {
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const words = (text: string) => (text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16)))
  if (tail === undefined) return words(head)
  const [before, after] = [words(head), words(tail)]
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [net = '', prefix] = network.split('/')
    const family = isIP(net) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(net, family)
    else list.addSubnet(net, Number(prefix), family)
  }
  return list
}
