import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { readNetworks } from '../../server/sources/address-rules.ts'
import { addressGuard, type GuardOptions } from '../../server/sources/guarded-fetch.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { startUpstream } from './upstream.ts'

/** Cloud metadata and what is nobody's address, in every spelling: never called, wherever Leverage listens. */
const NEVER = [
  'http://169.254.169.254/latest/meta-data/iam/security-credentials/',
  'http://169.254.170.2/v2/credentials',
  'http://169.254.0.1/',
  'http://100.100.100.200/latest/meta-data/',
  'http://168.63.129.16/machine?comp=goalstate',
  'http://192.0.0.192/opc/v2/instance/',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://0xA9.0xFE.0xA9.0xFE/',
  'http://0251.0376.0251.0376/',
  'http://169.254.43518/',
  'http://169.16689662/',
  'http://%31%36%39.254.169.254/',
  'http://①⑥⑨.②⑤④.①⑥⑨.②⑤④/',
  'http://169。254。169。254/',
  'http://169.254.169.254./',
  'http://user:password@169.254.169.254/',
  'http://example.com@169.254.169.254/',
  'http://[::ffff:169.254.169.254]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[0:0:0:0:0:ffff:a9fe:a9fe]/',
  'http://[::169.254.169.254]/',
  'http://[::ffff:0:a9fe:a9fe]/',
  'http://[64:ff9b::a9fe:a9fe]/',
  'http://[2002:a9fe:a9fe::1]/',
  'http://[2001:0:1:2:3:4:5601:5601]/',
  'http://[fd00:ec2::254]/',
  'http://[fd20:ce::254]/',
  'http://[fe80::1]/',
  'http://[fe80::a9fe:a9fe]/',
  'http://224.0.0.1/',
  'http://239.255.255.250:1900/',
  'http://255.255.255.255/',
  'http://[ff02::1]/',
  'https://169.254.169.254/',
  'https://[::ffff:a9fe:a9fe]/',
] as const

/** This machine and its networks: called by whoever works here alone, else only where the list says so. */
const PRIVATE = [
  'http://127.0.0.1:PORT/',
  'http://localhost:PORT/',
  'http://127.1:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f000001:PORT/',
  'http://0177.0.0.1:PORT/',
  'http://017700000001:PORT/',
  'http://127.9.9.9:PORT/',
  'http://0.0.0.0:PORT/',
  'http://0:PORT/',
  'http://[::1]:PORT/',
  'http://[::]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://[::ffff:7f00:1]:PORT/',
  'http://[64:ff9b::7f00:1]:PORT/',
  'http://[2002:7f00:1::]:PORT/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://198.18.0.1/',
  'http://[fc00::1]/',
  'http://[fd12:3456::1]/',
  'http://[fec0::1]/',
] as const

/** Tries every address by each way in, and counts the sockets that are opened at all. */
export async function forbiddenAddresses(): Promise<Outcome> {
  let heard = 0
  let redirectTo = ''
  const upstream = await startUpstream((request, response) => {
    heard += 1
    if (request.url === '/redirect')
      response.writeHead(302, { location: Buffer.from(redirectTo).toString('latin1') }).end()
    else response.end('secret')
  })
  const port = new URL(upstream.url).port
  const sockets = socketCounter()
  const told: string[] = []
  const onRefused = (host: string) => told.push(host)
  const listed = readNetworks('203.0.113.0/24')
  if ('wrong' in listed) throw new Error(`${listed.wrong} is no network`)
  const guards = {
    alone: addressGuard({ networks: 'all', onRefused }),
    listed: addressGuard({ networks: listed, onRefused }),
  }
  const isCalled = (fetch: typeof globalThis.fetch, address: string) =>
    fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
      () => true,
      () => false,
    )
  try {
    let called = 0
    const addresses = PRIVATE.map((address) => address.replace('PORT', port))
    for (const address of NEVER) if (await isCalled(guards.alone.fetch, address)) called += 1
    for (const address of [...NEVER, ...addresses]) if (await isCalled(guards.listed.fetch, address)) called += 1
    const directSockets = sockets.count()

    for (const address of NEVER) {
      redirectTo = address
      if (await isCalled(guards.alone.fetch, `${upstream.url}/redirect`)) called += 1
    }
    const redirected = heard

    const rebound = await Promise.all(
      ['169.254.169.254', '127.0.0.1', '10.0.0.1', '::1', '::ffff:a9fe:a9fe'].map((second) =>
        isCalled(
          addressGuard({ networks: listed, onRefused, lookup: rebinding(second) }).fetch,
          `http://rebind.example:${port}/`,
        ),
      ),
    )
    const beforeMixed = sockets.count()
    const mixed = await isCalled(
      addressGuard({ networks: listed, onRefused, lookup: async () => [PUBLIC, { address: '10.0.0.1', family: 4 }] })
        .fetch,
      'http://mixed.example/',
    )
    const mixedSockets = sockets.count() - beforeMixed
    const isListed = await isCalled(addressGuard({ networks: ofLoopback() }).fetch, upstream.url)
    // The platform's own fetch already follows no redirect that carries a name or password.
    const withName = NEVER.filter((address) => new URL(address).username !== '').length
    const refused = NEVER.length * 3 - withName + addresses.length + rebound.length + 1
    return {
      row: 25,
      fault: `${NEVER.length + PRIVATE.length} addresses that must not be reached, directly, redirected and rebound`,
      seen: { addresses: NEVER.length + PRIVATE.length, directSockets, redirected, called, told: told.length, refused },
      broken: brokenOf({
        'none is called': called === 0 && rebound.every((answered) => !answered) && !mixed,
        'no socket is opened to one': directSockets === 0 && mixedSockets === 0,
        'only the redirects themselves are heard': redirected === NEVER.length && heard === NEVER.length + 1,
        'every refusal is told': told.length === refused,
        'a listed network is called': isListed,
      }),
    }
  } finally {
    sockets.stop()
    await upstream.close()
  }
}

const PUBLIC = { address: '203.0.113.7', family: 4 } as const

/** A name that is harmless when it is looked at, and something else when it is connected to. */
function rebinding(second: string): NonNullable<GuardOptions['lookup']> {
  let asked = 0
  return async () => {
    asked += 1
    return asked === 1 ? [PUBLIC] : [{ address: second, family: second.includes(':') ? 6 : 4 }]
  }
}

function ofLoopback() {
  const networks = readNetworks('127.0.0.0/8')
  if ('wrong' in networks) throw new Error(`${networks.wrong} is no network`)
  return networks
}

/** Counts what the process connects to, as the runtime itself tells. */
function socketCounter() {
  let sockets = 0
  const hear = (_message: unknown) => {
    sockets += 1
  }
  subscribe('net.client.socket', hear)
  return { count: () => sockets, stop: () => unsubscribe('net.client.socket', hear) }
}
