import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
const PURPOSE = 'leverage source config, version 1'

/** A secret as it is stored: hexadecimal of initialization vector, authentication tag and ciphertext. */
export interface Sealed {
  readonly sealed: string
}

export const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 1 &&
  'sealed' in value &&
  typeof value.sealed === 'string'

/** AES-256-GCM (NIST SP 800-38D) with a random 96-bit vector. `place` is authenticated: a secret opens nowhere else. */
export function seal(key: Buffer, text: string, place: string): Sealed {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(additional(place))
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { sealed: Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('hex') }
}

/** The text, or null when the key is another one, the place is, or a single bit was changed. */
export function unseal(key: Buffer, { sealed }: Sealed, place: string): string | null {
  const bytes = Buffer.from(sealed, 'hex')
  if (bytes.length < IV_BYTES + TAG_BYTES || bytes.toString('hex') !== sealed) return null
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(additional(place))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

const additional = (place: string): Buffer => Buffer.from(`${PURPOSE}\n${place}`, 'utf8')
