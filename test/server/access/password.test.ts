import { describe, expect, test } from 'vitest'
import { hashPassword, isPassword, passwordProblem } from '../../../server/access/password.ts'
import { networkOf } from '../../../server/access/tries.ts'

test('a password opens its own hash and no other, each under a salt of its own', async () => {
  const [one, other] = await Promise.all([hashPassword('seven quiet otters'), hashPassword('seven quiet otters')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(other)
  expect(await isPassword('seven quiet otters', one)).toBe(true)
  expect(await isPassword('seven quiet otter', one)).toBe(false)
  expect(await isPassword('seven quiet otters', null)).toBe(false)
  expect(await isPassword('seven quiet otters', 'seven quiet otters')).toBe(false)
})

test('a hash of the reference implementation is understood', async () => {
  // argon2 command of github.com/P-H-C/phc-winner-argon2: test.c, version 0x13, t=2 m=65536 p=1, "password", "somesalt".
  const kept = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await isPassword('password', kept)).toBe(true)
  expect(await isPassword('differentpassword', kept)).toBe(false)
})

test('the same characters typed on another keyboard are the same password', async () => {
  expect(await isPassword('cafe\u0301 of otters', await hashPassword('caf\u00e9 of otters'))).toBe(true)
})

describe('a new password', () => {
  test.each([
    ['seven quiet otters', null],
    ['elevenchars', 'at least 12'],
    ['aaaaaaaaaaaaaaaa', 'repeated'],
    ['ada.lovelace1', 'guess'],
    ['LeverageLeverage1', 'guess'],
    ['x'.repeat(257), 'at most 256'],
  ])('%s', (password, problem) => {
    const said = passwordProblem(password, ['ada.lovelace', 'Ada', 'Lovelace'])
    if (problem === null) expect(said).toBeNull()
    else expect(said).toContain(problem)
  })
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
  ['2001:DB8:0:1::9', '2001:db8:0:1::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('tries from %s count for %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
