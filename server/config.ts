import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AccessConfig, readAccessConfig } from './access/access-config.ts'
import type { Environment } from './configuration/environment.ts'
import { Refusal } from './refusal.ts'
import { type PrivateNetworks, readNetworks } from './sources/address-rules.ts'

/** What the environment says about this process. */
export interface ServerConfig {
  readonly database: string
  readonly host: string
  readonly port: number
  /** leverage.yaml, or null when there is none. */
  readonly configuration: string | null
  /** Milliseconds between being asked to end and taking nothing new. */
  readonly drain: number
  /** From each address, and from each account; null: as many as come. */
  readonly requestsPerMinute: number | null
  /** Which private networks a source may be in. */
  readonly privateNetworks: PrivateNetworks
  /** How people come in. */
  readonly access: AccessConfig
}

const DEFAULT_DATABASE = fileURLToPath(new URL('../data/leverage.db', import.meta.url))
const DEFAULT_PORT = 4000
/** Seconds: a proxy that asks every second whether we are ready has heard by then. */
const DEFAULT_DRAIN = 1.5
const LONGEST_DRAIN = 60
/** A page asks a few dozen times when it opens; a script has 50 a second. */
const DEFAULT_REQUESTS_PER_MINUTE = 3_000
const DEFAULT_HOST = '127.0.0.1'
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1'])

/**
 * Reads LEVERAGE_DATABASE, LEVERAGE_CONFIG, LEVERAGE_PRIVATE_NETWORKS, LEVERAGE_DRAIN,
 * LEVERAGE_REQUESTS_PER_MINUTE, LEVERAGE_URL and what goes with it, HOST and PORT; without LEVERAGE_CONFIG, leverage.yaml in the working folder
 * if there is one. Throws Refusal for values that cannot be used.
 */
export function readServerConfig(environment: Environment, workingFolder: string): ServerConfig {
  const port = Number(environment.PORT || DEFAULT_PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Refusal('usage', `PORT is "${environment.PORT}"`, 'Set it to a number from 0 to 65535.')
  }
  const host = environment.HOST || DEFAULT_HOST
  const access = readAccessConfig(environment)
  const isAlone = LOOPBACK.has(host) && access.address === null
  if (!LOOPBACK.has(host) && access.address === null) {
    throw new Refusal(
      'usage',
      `HOST is "${host}", but without accounts Leverage listens on this machine only`,
      'Set LEVERAGE_URL to the address under which people reach it, such as https://leverage.example.com: they then sign in, and the first owner gets a link on the console. Or leave HOST unset.',
    )
  }
  const inFolder = resolve(workingFolder, 'leverage.yaml')
  return {
    database: environment.LEVERAGE_DATABASE ? resolve(workingFolder, environment.LEVERAGE_DATABASE) : DEFAULT_DATABASE,
    host,
    port,
    configuration: environment.LEVERAGE_CONFIG
      ? resolve(workingFolder, environment.LEVERAGE_CONFIG)
      : existsSync(inFolder)
        ? inFolder
        : null,
    drain: drainOf(environment.LEVERAGE_DRAIN),
    requestsPerMinute: requestsPerMinute(environment.LEVERAGE_REQUESTS_PER_MINUTE, isAlone),
    privateNetworks: privateNetworks(environment.LEVERAGE_PRIVATE_NETWORKS, isAlone),
    access,
  }
}

function drainOf(stated: string | undefined): number {
  const seconds = Number(stated || DEFAULT_DRAIN)
  if (seconds >= 0 && seconds <= LONGEST_DRAIN) return seconds * 1000
  throw new Refusal(
    'usage',
    `LEVERAGE_DRAIN is "${stated}"`,
    `Set it to seconds from 0 to ${LONGEST_DRAIN}: how long requests are still taken after being asked to end.`,
  )
}

/** Where everybody is this machine there is nobody to tell apart. */
function requestsPerMinute(stated: string | undefined, isAlone: boolean): number | null {
  if (!stated) return isAlone ? null : DEFAULT_REQUESTS_PER_MINUTE
  const requests = Number(stated)
  if (Number.isInteger(requests) && requests > 0) return requests
  throw new Refusal(
    'usage',
    `LEVERAGE_REQUESTS_PER_MINUTE is "${stated}"`,
    'Set it to how many requests a minute may come from one address or account.',
  )
}

/** Whoever works on this machine alone may reach its networks anyway; once others may ask, the list says which. */
function privateNetworks(stated: string | undefined, isAlone: boolean): PrivateNetworks {
  const networks = readNetworks(stated ?? '')
  if ('wrong' in networks) {
    throw new Refusal(
      'usage',
      `LEVERAGE_PRIVATE_NETWORKS names "${networks.wrong}", which is no network`,
      'List addresses and networks such as 10.1.0.0/16, 192.168.1.5.',
    )
  }
  return stated === undefined && isAlone ? 'all' : networks
}
