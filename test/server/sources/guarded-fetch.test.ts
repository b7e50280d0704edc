import { createServer } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { addressProblem, readNetworks } from '../../../server/sources/address-rules.ts'
import { addressGuard } from '../../../server/sources/guarded-fetch.ts'

/** A list of networks as an administrator writes it. */
function networks(text: string) {
  const list = readNetworks(text)
  if ('wrong' in list) throw new Error(`${list.wrong} is no network`)
  return list
}
const NONE = networks('')
const guarded = (allowsPrivate: boolean) => addressGuard({ networks: allowsPrivate ? 'all' : NONE }).fetch

const METADATA = [
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '64:ff9b::169.254.169.254',
  '::169.254.169.254',
  'fe80::1',
  'fe80::a9fe:a9fe%eth0',
  'fd00:ec2::254',
  'fd20:ce::254',
]
const PRIVATE = [
  '127.0.0.1',
  '127.9.9.9',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '::1',
  '::',
  'fd12::1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
]
const PUBLIC = ['93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:2800:220:1::1', '::ffff:93.184.216.34']

test.each(METADATA)('%s is never called', (address) => {
  expect(addressProblem(address, 'all')).toContain('cloud metadata')
  expect(addressProblem(address, NONE)).toContain('cloud metadata')
})
test.each(PRIVATE)('%s is called only where private networks are allowed', (address) => {
  expect(addressProblem(address, 'all')).toBeNull()
  expect(addressProblem(address, NONE)).toContain('private network')
})
test.each(PUBLIC)('%s is called', (address) => {
  expect(addressProblem(address, NONE)).toBeNull()
})

test('an administrator lists the private networks that may be called, metadata stays out', () => {
  const list = networks('10.1.0.0/16, fd12::/16 169.254.169.254')
  expect(addressProblem('10.1.2.3', list)).toBeNull()
  expect(addressProblem('::ffff:10.1.2.3', list)).toBeNull()
  expect(addressProblem('fd12::9', list)).toBeNull()
  expect(addressProblem('10.2.0.1', list)).toContain('LEVERAGE_PRIVATE_NETWORKS')
  expect(addressProblem('169.254.169.254', list)).toContain('cloud metadata')
})

test.each(['10.0.0.0/33', '10.0.0/8', 'example.com', 'fd12::/129', '10.0.0.0/8/8', '10.0.0.0/'])(
  '%s is no network',
  (text) => {
    expect(readNetworks(`127.0.0.1 ${text}`)).toEqual({ wrong: text })
  },
)

const reasonOf = (fetching: Promise<Response>): Promise<string> =>
  fetching.then(
    () => 'answered',
    (error: Error) => `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`,
  )

describe('a guarded fetch', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://0xa9fea9fe/',
    'http://0251.0376.0251.0376/',
    'http://2852039166/',
    'http://169.254.43518/',
    'http://[::ffff:169.254.169.254]/',
    'http://[fd00:ec2::254]/',
  ])('connects to no metadata, however it is written: %s', async (address) => {
    expect(await reasonOf(guarded(true)(address))).toContain('cloud metadata')
  })

  test('follows no redirect there', async () => {
    const server = createServer((_, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    ).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => void server.close())
    const bound = server.address()
    if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
    const address = `http://127.0.0.1:${bound.port}/`
    expect(await reasonOf(guarded(true)(address))).toContain('cloud metadata')
    expect((await guarded(true)(address, { redirect: 'manual' })).status).toBe(302)
    expect(await reasonOf(guarded(false)(address))).toContain('private network')
    expect(await reasonOf(guarded(false)(`http://localhost:${bound.port}/`))).toContain('private network')
  })
})
