import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ALERTMANAGER, isTaken, SIGNERS } from '../../faults/webhook-signers.ts'

const WEBHOOK = { secret: 'the-secret-in-force', previous: 'the-secret-before' }
const BODY = Buffer.from('{}')

/** Counts the comparisons whose time tells nothing. */
function comparisons() {
  const compare = vi.spyOn(crypto, 'timingSafeEqual')
  syncBuiltinESMExports()
  onTestFinished(() => {
    compare.mockRestore()
    syncBuiltinESMExports()
  })
  return compare
}

test.each([...SIGNERS, ALERTMANAGER])(
  '$type: what is sent is compared with both secrets in constant time, whichever it is',
  (signer) => {
    const compare = comparisons()
    const taken = [WEBHOOK.secret, WEBHOOK.previous, 'given-up'].map((secret) => {
      compare.mockClear()
      return [isTaken(signer, WEBHOOK, signer.sign(BODY, secret), BODY), compare.mock.calls.length]
    })
    expect(taken).toEqual([
      [true, 2],
      [true, 2],
      [false, 2],
    ])
  },
)

test.each(SIGNERS.filter(({ takesSeveral }) => takesSeveral))(
  '$type: of several signatures each is compared, and none after the tenth',
  (signer) => {
    const { separator = ',' } = signer
    const compare = comparisons()
    const goodAt = (place: number, of: number) => {
      const signatures = Array.from({ length: of }, (_, index) =>
        signer.sign(BODY, index + 1 === place ? WEBHOOK.secret : 'given-up'),
      )
      compare.mockClear()
      return [isTaken(signer, WEBHOOK, signatures.join(separator), BODY), compare.mock.calls.length]
    }
    expect([goodAt(1, 2), goodAt(2, 2), goodAt(10, 10), goodAt(11, 11)]).toEqual([
      [true, 4],
      [true, 4],
      [true, 20],
      [false, 20],
    ])
  },
)

test.each(SIGNERS.filter(({ header }) => header === 'webhook-signature'))(
  '$type: a signature in another spelling of its base64 is none',
  (signer) => {
    const good = signer.sign(BODY, WEBHOOK.secret)
    // The last letter has two bits to spare.
    const spelt = good.replace(/.=$/, ([letter = '']) => `${String.fromCharCode(letter.charCodeAt(0) + 1)}=`)
    const bytes = (signature: string) => Buffer.from(signature.slice('v1,'.length), 'base64')
    expect(bytes(spelt)).toEqual(bytes(good))
    expect([good, spelt].map((signature) => isTaken(signer, WEBHOOK, signature, BODY))).toEqual([true, false])
  },
)
