import { createDecipheriv, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isSealed, seal, unseal } from '../../../server/secrets/seal.ts'

const key = randomBytes(32)

test.each(['ghp_canary', '', 'ä🔑\u0000\n', 'x'.repeat(10_000)])('what is sealed opens again', (text) => {
  expect(unseal(key, seal(key, text, 'token'), 'token')).toBe(text)
})

test('it is AES-256-GCM as published: vector of 12 bytes, tag of 16, ciphertext', () => {
  const bytes = Buffer.from(seal(key, 'ghp_canary', 'token').sealed, 'hex')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from('leverage source config, version 1\ntoken')).setAuthTag(bytes.subarray(12, 28))
  expect(decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8')).toBe('ghp_canary')
})

test('the same text is never sealed alike twice', () => {
  expect(seal(key, 'same', 'token')).not.toEqual(seal(key, 'same', 'token'))
})

describe('nothing opens', () => {
  const whole = seal(key, 'ghp_canary', 'token')

  test('with any one bit of it flipped', () => {
    const bytes = Buffer.from(whole.sealed, 'hex')
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes)
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(unseal(key, { sealed: flipped.toString('hex') }, 'token')).toBeNull()
    }
  })

  test('with any one bit of its text flipped', () => {
    for (let bit = 0; bit < whole.sealed.length * 8; bit += 1) {
      const flipped = Buffer.from(whole.sealed, 'latin1')
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(unseal(key, { sealed: flipped.toString('latin1') }, 'token')).toBeNull()
    }
  })

  test('under another key, at another place, cut short or made longer', () => {
    expect(unseal(randomBytes(32), whole, 'token')).toBeNull()
    expect(unseal(key, whole, 'app.privateKey')).toBeNull()
    expect(unseal(key, { sealed: whole.sealed.slice(0, -2) }, 'token')).toBeNull()
    expect(unseal(key, { sealed: `${whole.sealed}00` }, 'token')).toBeNull()
    expect(unseal(key, { sealed: '' }, 'token')).toBeNull()
  })
})

test.each([
  [{ sealed: 'aa' }, true],
  [{ sealed: 1 }, false],
  [{ sealed: 'aa', more: 1 }, false],
  ['sealed', false],
  [null, false],
])('%j is sealed: %s', (value, expected) => {
  expect(isSealed(value)).toBe(expected)
})
