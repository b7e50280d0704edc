import { ROLES, type Role } from '../../model/contract/roles.ts'
import { Refusal } from '../refusal.ts'

/** How people reach this server and how they sign in, as the environment says. */
export interface AccessConfig {
  /** The address that people type, without a path; null: only this machine asks. */
  readonly address: URL | null
  /** Proxies whose word about the address of a request is taken. */
  readonly proxies: readonly string[]
  readonly provider: ProviderConfig | null
}

/** An OpenID Connect provider. */
export interface ProviderConfig {
  readonly issuer: URL
  readonly title: string
  readonly clientId: string
  readonly clientSecret: string
  /** The claim that lists groups. */
  readonly groupsClaim: string
  /** A role by group; "*" is whoever signs in. */
  readonly roles: ReadonlyMap<string, Role>
}

type Environment = Readonly<Record<string, string | undefined>>

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/

export const ALONE: AccessConfig = { address: null, proxies: ['loopback'], provider: null }

/** Reads LEVERAGE_URL, LEVERAGE_PROXIES and LEVERAGE_OIDC_*. Throws Refusal for what cannot be used. */
export function readAccessConfig(environment: Environment): AccessConfig {
  const address = readAddress(environment.LEVERAGE_URL)
  const provider = readProvider(environment)
  if (provider && address === null) {
    throw new Refusal(
      'usage',
      'LEVERAGE_OIDC_ISSUER is set, but not where people come back to from it',
      'Set LEVERAGE_URL to the address under which people reach Leverage.',
    )
  }
  const proxies = (environment.LEVERAGE_PROXIES ?? '').split(',').map((proxy) => proxy.trim())
  return { address, proxies: ['loopback', ...proxies.filter(Boolean)], provider }
}

function readAddress(stated: string | undefined): URL | null {
  if (!stated) return null
  const address = asUrl(stated, 'LEVERAGE_URL')
  if (address.pathname !== '/' || address.search || address.hash) {
    throw new Refusal('usage', `LEVERAGE_URL is "${stated}"`, 'Leave out everything after the host and port.')
  }
  return address
}

/** Passwords and sessions travel over it. */
function asUrl(stated: string, name: string): URL {
  const url = URL.parse(stated)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new Refusal('usage', `${name} is "${stated}"`, 'Give an address such as https://leverage.example.com.')
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw new Refusal(
      'usage',
      `${name} is "${stated}": passwords would travel in the clear`,
      'Put a proxy with TLS before it and give the https address.',
    )
  }
  return url
}

function readProvider(environment: Environment): ProviderConfig | null {
  const stated = environment.LEVERAGE_OIDC_ISSUER
  if (!stated) return null
  const issuer = asUrl(stated, 'LEVERAGE_OIDC_ISSUER')
  return {
    issuer,
    title: environment.LEVERAGE_OIDC_TITLE || issuer.hostname,
    clientId: required(environment, 'LEVERAGE_OIDC_CLIENT'),
    clientSecret: required(environment, 'LEVERAGE_OIDC_SECRET'),
    groupsClaim: environment.LEVERAGE_OIDC_GROUPS || 'groups',
    roles: readRoles(required(environment, 'LEVERAGE_OIDC_ROLES')),
  }
}

function required(environment: Environment, name: string): string {
  const value = environment[name]
  if (value) return value
  const advice =
    name === 'LEVERAGE_OIDC_ROLES'
      ? 'Say which group has which role, such as "reliability=lead, platform=admin, *=viewer".'
      : 'Set it to what the provider gave you.'
  throw new Refusal('usage', `LEVERAGE_OIDC_ISSUER is set, and ${name} is not`, advice)
}

function readRoles(stated: string): ReadonlyMap<string, Role> {
  return new Map(
    stated.split(',').map((entry): [string, Role] => {
      const [group = '', name = ''] = entry.split('=').map((part) => part.trim())
      const role = ROLES.find((known) => known === name)
      if (group && role) return [group, role]
      throw new Refusal(
        'usage',
        `LEVERAGE_OIDC_ROLES says "${entry.trim()}"`,
        `Write GROUP=ROLE, by comma; roles are ${ROLES.join(', ')}, and the group * is everybody who signs in.`,
      )
    }),
  )
}
