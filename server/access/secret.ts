import { createHash, randomBytes } from 'node:crypto'

/** What a secret opens; its beginning says so, and scanners of leaked secrets know it by that. */
export const SECRET_PREFIXES = { session: 'lvg_s_', invitation: 'lvg_i_', token: 'lvg_t_', link: 'lvg_l_' } as const
export type SecretKind = keyof typeof SECRET_PREFIXES

/** 256 bits of chance: beyond guessing, so that a plain hash is enough to keep it by. */
const SECRET_BYTES = 32

/** A new secret and the hash that is kept of it; the secret itself is shown once. */
export function newSecret(kind: SecretKind): { readonly secret: string; readonly hash: string } {
  const secret = `${SECRET_PREFIXES[kind]}${randomBytes(SECRET_BYTES).toString('base64url')}`
  return { secret, hash: secretHash(secret) }
}

export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** What a secret claims to open; null when it is none of ours. */
export function secretKind(secret: string): SecretKind | null {
  const kinds = Object.keys(SECRET_PREFIXES) as SecretKind[]
  return kinds.find((kind) => secret.startsWith(SECRET_PREFIXES[kind])) ?? null
}
