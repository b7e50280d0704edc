import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** Shared with a vendor, which signs what it sends under it. */
export const webhookSchema = (description: string) =>
  z.strictObject({
    secret: z.string().min(16, 'use 16 characters or more, such as openssl rand -hex 32 gives').meta({
      secret: true,
      title: 'Webhook secret',
      description,
    }),
    previous: z
      .string()
      .min(16)
      .meta({
        secret: true,
        title: 'Previous webhook secret',
        description: 'While you change the secret: the one before stays valid. Take it out afterwards.',
      })
      .optional(),
  })
export interface WebhookSecrets {
  readonly secret: string
  readonly previous?: string | undefined
}

/**
 * Whether one of the signatures is the HMAC-SHA256 of the bytes under one of the secrets in force. Every pair is tried, so
 * that how long it takes does not tell which of them it was.
 * @param keyOf the key that a secret stands for; its own bytes when left out
 */
export const isSignedBy = (
  webhook: WebhookSecrets | undefined,
  signatures: readonly Buffer[],
  signed: Buffer,
  keyOf: (secret: string) => string | Buffer = (secret) => secret,
): boolean =>
  [webhook?.secret, webhook?.previous]
    .filter((secret) => secret !== undefined)
    .map((secret) => createHmac('sha256', keyOf(secret)).update(signed).digest())
    .flatMap((expected) =>
      signatures.map((signature) => signature.length === expected.length && timingSafeEqual(signature, expected)),
    )
    .includes(true)
