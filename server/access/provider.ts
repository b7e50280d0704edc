import { randomBytes } from 'node:crypto'
import * as openid from 'openid-client'
import { isAtLeast } from '../../model/contract/access.ts'
import type { Role } from '../../model/contract/roles.ts'
import type { Instant } from '../../model/quantity.ts'
import type { Identity } from '../store/access/people.ts'
import type { ProviderConfig } from './access-config.ts'
import { SignInFailed } from './permit.ts'
import { PROVIDER_PATIENCE } from './terms.ts'

/** Ways to the provider that are open at a time; the oldest is given up for a new one. */
const MOST_ATTEMPTS = 1_000

/** Whom the provider vouches for. */
export interface Vouched {
  readonly identity: Identity
  /** What they are called there, as a wish for a handle. */
  readonly handle: string
  readonly name: string
  /** The most that any of their groups has; null: none of their groups may come in. */
  readonly role: Role | null
}

/** An OpenID Connect provider that signs people in: authorization code with PKCE, state and nonce. */
export interface Provider {
  readonly title: string
  /** Where to send the browser, and what it must bring back in a cookie of its own. */
  begin(): Promise<{ readonly address: string; readonly attempt: string }>
  /** Throws SignInFailed when the browser is another one, came too late, or the provider does not vouch. */
  finish(query: string, attempt: string | null): Promise<Vouched>
}

interface Attempt {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
  readonly until: number
}

export function identityProvider(config: ProviderConfig, returnTo: string, now: () => Instant): Provider {
  const attempts = new Map<string, Attempt>()
  let found: Promise<openid.Configuration> | null = null
  const configuration = (): Promise<openid.Configuration> => {
    found ??= discover(config).catch((error: unknown) => {
      found = null
      throw error
    })
    return found
  }
  return {
    title: config.title,
    async begin() {
      const client = await reached(config, configuration)
      const attempt = randomBytes(32).toString('base64url')
      const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()]
      for (const [oldest] of attempts) {
        if (attempts.size < MOST_ATTEMPTS) break
        attempts.delete(oldest)
      }
      attempts.set(attempt, { verifier, state, nonce, until: now() + PROVIDER_PATIENCE })
      const address = openid.buildAuthorizationUrl(client, {
        redirect_uri: returnTo,
        scope: 'openid profile',
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      return { address: address.href, attempt }
    },
    async finish(query, attempt) {
      const begun = attempt === null ? undefined : attempts.get(attempt)
      if (attempt !== null) attempts.delete(attempt)
      if (!begun || begun.until < now())
        throw new SignInFailed('that took too long, or began in another browser; sign in again')
      const client = await reached(config, configuration)
      try {
        const tokens = await openid.authorizationCodeGrant(client, new URL(`${returnTo}${query}`), {
          pkceCodeVerifier: begun.verifier,
          expectedState: begun.state,
          expectedNonce: begun.nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) throw new SignInFailed(`${config.title} did not say who you are`)
        // Many providers tell names and groups there only, and nothing but the subject in the token.
        const told = client.serverMetadata().userinfo_endpoint
          ? await openid.fetchUserInfo(client, tokens.access_token, claims.sub)
          : {}
        return vouched(config, { ...claims, ...told, sub: claims.sub })
      } catch (error) {
        if (error instanceof SignInFailed) throw error
        throw new SignInFailed(`${config.title} did not sign you in; try again`)
      }
    },
  }
}

const discover = (config: ProviderConfig): Promise<openid.Configuration> =>
  openid.discovery(
    config.issuer,
    config.clientId,
    undefined,
    openid.ClientSecretBasic(config.clientSecret),
    // Only ever on this machine: access-config lets no other plain address through.
    config.issuer.protocol === 'http:' ? { execute: [openid.allowInsecureRequests] } : {},
  )

async function reached(
  { title }: ProviderConfig,
  configuration: () => Promise<openid.Configuration>,
): Promise<openid.Configuration> {
  try {
    return await configuration()
  } catch {
    throw new SignInFailed(`${title} does not answer; try again in a moment`)
  }
}

function vouched(
  { issuer, groupsClaim, roles }: ProviderConfig,
  claims: Readonly<Record<string, unknown>> & { readonly sub: string },
): Vouched {
  const text = (claim: string): string | null => {
    const value = claims[claim]
    return typeof value === 'string' && value.trim() ? value.trim() : null
  }
  const stated = claims[groupsClaim]
  const groups = Array.isArray(stated) ? stated.filter((group) => typeof group === 'string') : [stated]
  const mapped = ['*', ...groups].flatMap((group) => (typeof group === 'string' ? (roles.get(group) ?? []) : []))
  return {
    identity: { issuer: issuer.href, subject: claims.sub },
    handle: text('preferred_username') ?? text('nickname') ?? 'person',
    name: text('name') ?? text('preferred_username') ?? 'Somebody',
    role: mapped.reduce<Role | null>((most, role) => (most === null || isAtLeast(role, most) ? role : most), null),
  }
}
