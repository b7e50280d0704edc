import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import pLimit from 'p-limit'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../model/contract/access-limits.ts'

/** Argon2id as OWASP's Password Storage Cheat Sheet (2024) has it at least: KiB of memory, passes, lanes. */
const MEMORY = 19_456
const PASSES = 2
const LANES = 1
const SALT_BYTES = 16
const HASH_BYTES = 32
/** Hashes at a time, so that a flood of sign-ins takes no more than this much memory and leaves a core to others. */
const atATime = pLimit(2)

const derive = promisify(argon2)

/** The hash of a password in PHC form, `$argon2id$v=19$m=...,t=...,p=...$salt$hash`, under a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await hashOf(password, { salt, memory: MEMORY, passes: PASSES, lanes: LANES, length: HASH_BYTES })
  return `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=${LANES}$${base64(salt)}$${base64(hash)}`
}

/**
 * Whether a password is the one that was hashed. Without a hash, of somebody who has none or is not there, it takes as
 * long and is false: how long it takes tells nobody who has an account.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const parts = PHC.exec(kept ?? '')?.groups
  if (!parts) {
    await hashOf(password, { ...NOBODYS, length: HASH_BYTES })
    return false
  }
  const { memory, passes, lanes, salt = '', hash = '' } = parts
  const expected = Buffer.from(hash, 'base64')
  const given = await hashOf(password, {
    salt: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    length: expected.length,
  })
  return timingSafeEqual(given, expected)
}

/** What is wrong with a new password, in words; null when nothing is. */
export function passwordProblem(password: string, names: readonly string[]): string | null {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return `must have at least ${SHORTEST_PASSWORD} characters; a few words will do`
  if (length > LONGEST_PASSWORD) return `must have at most ${LONGEST_PASSWORD} characters`
  if (new Set(password.toLowerCase()).size < FEWEST_LETTERS) return 'must not be the same few characters repeated'
  const named = [...names, 'leverage'].filter((name) => name.length >= SHORTEST_NAME)
  const rest = named.reduce((text, name) => text.replaceAll(name.toLowerCase(), ''), password.toLowerCase())
  if ([...rest].length < SHORTEST_PASSWORD / 2) return 'must not be made of a name that anybody can guess'
  return null
}

const FEWEST_LETTERS = 5
const SHORTEST_NAME = 3
const PHC =
  /^\$argon2id\$v=19\$m=(?<memory>\d+),t=(?<passes>\d+),p=(?<lanes>\d+)\$(?<salt>[A-Za-z0-9+/]+)\$(?<hash>[A-Za-z0-9+/]+)$/
const NOBODYS = { salt: randomBytes(SALT_BYTES), memory: MEMORY, passes: PASSES, lanes: LANES }

interface Terms {
  readonly salt: Buffer
  readonly memory: number
  readonly passes: number
  readonly lanes: number
  readonly length: number
}

const hashOf = (password: string, { salt, memory, passes, lanes, length }: Terms): Promise<Buffer> =>
  atATime(() =>
    derive('argon2id', {
      message: password.normalize('NFKC'),
      nonce: salt,
      memory,
      passes,
      parallelism: lanes,
      tagLength: length,
    }),
  )

/** PHC leaves the padding out. */
const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
