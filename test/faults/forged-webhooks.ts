import { createHmac } from 'node:crypto'
import { randomStream } from '../../model/random/stream.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { isTaken, SIGNERS, type Signer } from './webhook-signers.ts'

const SECRETS = { secret: 'the-secret-in-force', previous: 'the-secret-before' }

/** Signs bodies as each vendor does, and spoils body, signature or secret in every second one: none of these may be taken, all others must. */
export async function forgedWebhooks({ times }: { times: number }): Promise<Outcome> {
  const chance = randomStream(13, 'faults', 'webhooks')
  const pick = (below: number) => Math.floor(chance() * below)
  let [falseAccepts, falseRejects, forged] = [0, 0, 0]
  for (const signer of SIGNERS) {
    for (let time = 0; time < times; time += 1) {
      const body = Buffer.from(Array.from({ length: 1 + pick(400) }, () => pick(256)))
      const secret = chance() < 0.5 ? SECRETS.secret : SECRETS.previous
      const isForged = time % 2 === 1
      const [sent, signature] = isForged ? spoiled(signer, body, secret) : [body, whole(signer, body, secret)]
      if (isForged) forged += 1
      const taken = isTaken(signer, SECRETS, signature, sent)
      if (taken && isForged) falseAccepts += 1
      if (!taken && !isForged) falseRejects += 1
    }
  }

  /** The signature, now and then beside one under a secret that was given up. */
  function whole(signer: Signer, body: Buffer, secret: string): string {
    const signature = signer.sign(body, secret)
    return signer.takesSeveral && chance() < 0.3 ? several(signer, signer.sign(body, 'given-up'), signature) : signature
  }
  function flipped(bytes: Buffer): Buffer {
    const changed = Buffer.from(bytes)
    const position = pick(changed.length)
    changed[position] = (changed[position] ?? 0) ^ (1 << pick(8))
    return changed
  }
  function spoiled(signer: Signer, body: Buffer, secret: string): [Buffer, string | undefined] {
    const good = signer.sign(body, secret)
    const [, prefix = '', digest = ''] = /^(\w+[=,])(.*)$/.exec(good) ?? []
    const kinds: (() => [Buffer, string | undefined])[] = [
      () => [flipped(body), good],
      () => [body, prefix + flipped(Buffer.from(digest)).toString('latin1')],
      () => [body, flipped(Buffer.from(good)).toString('latin1')],
      () => [Buffer.concat([body, Buffer.from([pick(256)])]), good],
      () => [body.subarray(0, -1), good],
      () => [body, prefix + digest.slice(0, pick(digest.length))],
      () => [body, good + digest.slice(0, 2)],
      () => [body, prefix.toUpperCase() + digest],
      () => [body, digest],
      () => [body, undefined],
      () => [body, ''],
      () => [body, signer.sign(body, `x${secret}`)],
      () => [body, `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`],
      () => [body, several(signer, signer.sign(body, 'given-up'), signer.sign(body, 'another'))],
      () => [body, signer.takesSeveral ? several(signer, '', '') : `${good}, ${good}`],
    ]
    return (kinds[pick(kinds.length)] ?? (() => [body, undefined]))()
  }

  return {
    row: 13,
    fault: `${times} webhooks of each of ${SIGNERS.length} vendors, half of them forged`,
    seen: { times: times * SIGNERS.length, forged, falseAccepts, falseRejects },
    broken: brokenOf({
      'none that is forged is taken': falseAccepts === 0,
      'every signed one is taken': falseRejects === 0,
    }),
  }
}

const several = ({ separator = ',' }: Signer, ...signatures: readonly string[]): string => signatures.join(separator)
