import { createHmac } from 'node:crypto'
import { randomStream } from '../../model/random/stream.ts'
import { githubWebhook } from '../../server/sources/github/webhook.ts'
import { brokenOf, type Outcome } from './outcome.ts'

const SECRETS = { secret: 'the-secret-in-force', previous: 'the-secret-before' }
const config = { repositories: ['acme/shop'], webhook: SECRETS }

/** Signs bodies, and spoils body, signature or secret in every second one: none of these may be taken, all others must. */
export async function forgedWebhooks({ times }: { times: number }): Promise<Outcome> {
  const chance = randomStream(13, 'faults', 'webhooks')
  const pick = (below: number) => Math.floor(chance() * below)
  let [falseAccepts, falseRejects, forged] = [0, 0, 0]
  for (let time = 0; time < times; time += 1) {
    const body = Buffer.from(Array.from({ length: 1 + pick(400) }, () => pick(256)))
    const secret = chance() < 0.5 ? SECRETS.secret : SECRETS.previous
    const hex = createHmac('sha256', secret).update(body).digest('hex')
    const isForged = time % 2 === 1
    const [sent, signature] = isForged ? spoiled(body, hex, secret) : [body, `sha256=${hex}`]
    if (isForged) forged += 1
    const header = (name: string) => (name === 'x-hub-signature-256' ? signature : undefined)
    const isTaken = githubWebhook.isSigned(config, { header, body: sent })
    if (isTaken && isForged) falseAccepts += 1
    if (!isTaken && !isForged) falseRejects += 1
  }

  function flipped(bytes: Buffer): Buffer {
    const changed = Buffer.from(bytes)
    const position = pick(changed.length)
    changed[position] = (changed[position] ?? 0) ^ (1 << pick(8))
    return changed
  }
  function spoiled(body: Buffer, hex: string, secret: string): [Buffer, string | undefined] {
    const kinds: (() => [Buffer, string | undefined])[] = [
      () => [flipped(body), `sha256=${hex}`],
      () => [body, `sha256=${flipped(Buffer.from(hex)).toString('latin1')}`],
      () => [body, flipped(Buffer.from(`sha256=${hex}`)).toString('latin1')],
      () => [Buffer.concat([body, Buffer.from([pick(256)])]), `sha256=${hex}`],
      () => [body.subarray(0, -1), `sha256=${hex}`],
      () => [body, `sha256=${hex.slice(0, pick(64))}`],
      () => [body, `sha256=${hex}${hex.slice(0, 2)}`],
      () => [body, `SHA256=${hex}`],
      () => [body, hex],
      () => [body, undefined],
      () => [body, ''],
      () => [body, `sha256=${createHmac('sha256', `${secret} `).update(body).digest('hex')}`],
      () => [body, `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`],
      () => [body, `sha256=${hex}, sha256=${hex}`],
    ]
    return (kinds[pick(kinds.length)] ?? (() => [body, undefined]))()
  }

  return {
    row: 13,
    fault: `${times} webhooks, half of them forged`,
    seen: { times, forged, falseAccepts, falseRejects },
    broken: brokenOf({
      'none that is forged is taken': falseAccepts === 0,
      'every signed one is taken': falseRejects === 0,
    }),
  }
}
