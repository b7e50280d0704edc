import express, { type Request, Router } from 'express'
import type { Context } from '../usecases/context.ts'
import { receiveWebhook } from '../usecases/receive-webhook.ts'

/** Where a source's vendor tells that something has changed; the signature is what lets it in. */
export const WEBHOOK = {
  method: 'post',
  path: '/webhooks/:type/:source',
  scope: 'anyone',
  summary: 'Takes the webhook of a source: that something has changed, which the source is then asked about',
} as const

/** A vendor tells of everything at once, from one address, and may never tell again: only what it did not sign counts as a flood. */
export const isWebhook = (request: Request, base: string): boolean => request.path.startsWith(`${base}/webhooks/`)

/** Bytes: an event about one issue, the longest text that it may have included, is a third of that. */
export const LARGEST_WEBHOOK = 3_145_728

export function webhookRouter(context: Context, base: string): Router {
  const router = Router()
  // The signature is of the bytes as they came: nothing may unpack or read them before.
  const raw = express.raw({ type: () => true, limit: LARGEST_WEBHOOK, inflate: false })
  router[WEBHOOK.method](`${base}${WEBHOOK.path}`, raw, async (request, response) => {
    const outcome = await receiveWebhook(context, String(request.params.type), String(request.params.source), {
      header: (name) => request.get(name),
      body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    })
    response.status(outcome === 'accepted' ? 202 : 200).json({ outcome })
  })
  return router
}
