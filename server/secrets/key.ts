import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { Refusal } from '../refusal.ts'

/** AES-256. */
const KEY_BYTES = 32
/** What a key file must not be for anybody but its owner: readable, writable, executable. */
const OTHERS = 0o077
const MAKE_ONE = 'Make one with: openssl rand -base64 32'

/** The key as LEVERAGE_KEY or a key file states it: 32 bytes as base64 or hexadecimal. Throws Refusal that names `where` and never quotes. */
export function parseKey(text: string, where: string): Buffer {
  const trimmed = text.trim()
  const key = /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, 'hex') : Buffer.from(trimmed, 'base64')
  const isWhole = key.length === KEY_BYTES && (trimmed.length === 64 || /^[A-Za-z0-9+/]{43}=?$/.test(trimmed))
  if (isWhole) return key
  throw new Refusal(
    'usage',
    `${where} holds no key: it must be ${KEY_BYTES} random bytes as base64 or hexadecimal`,
    MAKE_ONE,
  )
}

/** The key in the file at `path`, or null when there is no such file. Throws Refusal when others may read it, or when it is no key. */
export function readKeyFile(path: string): Buffer | null {
  try {
    if ((statSync(path).mode & OTHERS) !== 0) {
      throw new Refusal(
        'usage',
        `${path} holds a key that other users of this machine may read`,
        `Run chmod 600 ${path}`,
      )
    }
    return parseKey(readFileSync(path, 'utf8'), path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Puts a new key into a file that only its owner may read. When another process has just done so, theirs is the key. */
export function createKeyFile(path: string): Buffer {
  const unfinished = `${path}.${process.pid}`
  const file = openSync(unfinished, 'wx', 0o600)
  try {
    writeSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    // Never half a key under the real name, and never over a key that is there.
    linkSync(unfinished, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(unfinished)
  }
  const key = readKeyFile(path)
  if (key) return key
  throw new Refusal('usage', `${path} was removed while it was being made`, 'Try again.')
}
