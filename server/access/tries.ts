import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import { MOST_TRIES, TRIES_WITHIN } from './terms.ts'

/** So often that whoever it is must wait. */
export class TooManyTries extends Error {
  override readonly name = 'TooManyTries'
  /** Seconds. */
  readonly retryAfter: number
  /** The first that is refused is told in the security log: a flood must not become one there. */
  readonly isFirst: boolean

  constructor(milliseconds: number, isFirst: boolean) {
    const minutes = Math.ceil(milliseconds / MILLISECONDS_PER_MINUTE)
    super(`wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again`)
    this.isFirst = isFirst
    this.retryAfter = Math.ceil(milliseconds / 1_000)
  }
}

/** Counts tries that may fail, by account and by address, before it is known whether they do: many at once are many. */
export interface Tries {
  /** Throws TooManyTries. An account left out: only the address is counted. */
  take(address: string, account?: string): Promise<void>
  /** It was right: nothing is held against the account any more, and this try not against the address. */
  forgive(address: string, account?: string): Promise<void>
}

export function countTries(): Tries {
  const terms = { points: MOST_TRIES, duration: TRIES_WITHIN / 1_000 }
  const byAddress = new RateLimiterMemory({ ...terms, keyPrefix: 'address' })
  const byAccount = new RateLimiterMemory({ ...terms, keyPrefix: 'account' })
  return {
    async take(address, account) {
      await consume(byAddress, networkOf(address))
      if (account !== undefined) await consume(byAccount, account.toLowerCase())
    },
    async forgive(address, account) {
      // Not all of them: whoever has an account of their own could otherwise go on trying others' for ever.
      await byAddress.reward(networkOf(address))
      if (account !== undefined) await byAccount.delete(account.toLowerCase())
    },
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (refused) {
    if (refused instanceof RateLimiterRes)
      throw new TooManyTries(refused.msBeforeNext, refused.consumedPoints === MOST_TRIES + 1)
    throw refused
  }
}

/** Whoever has one IPv6 address has the 2^64 of its network; an IPv4 address in IPv6 form is that address. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? []
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const gap = address.includes('::') ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0') : []
  return `${[...before, ...gap, ...after]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
