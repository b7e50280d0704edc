import type { Instant } from '../../model/quantity.ts'
import { type AccessConfig, ALONE } from './access-config.ts'
import { identityProvider, type Provider } from './provider.ts'
import { countTries, type Tries } from './tries.ts'

/** Where the provider sends people back to. */
export const RETURN_PATH = '/api/v1/provider-return'

/** How people come in, for one running server. */
export interface Access {
  /** The address that people type; null: only this machine asks. */
  readonly address: URL | null
  readonly proxies: readonly string[]
  readonly tries: Tries
  /** Null: people sign in with passwords only. */
  readonly provider: Provider | null
}

export function createAccess(now: () => Instant, { address, proxies, provider }: AccessConfig = ALONE): Access {
  return {
    address,
    proxies,
    tries: countTries(),
    provider: provider && address ? identityProvider(provider, new URL(RETURN_PATH, address).href, now) : null,
  }
}
