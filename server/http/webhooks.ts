import express, { Router } from 'express'
import type { Context } from '../usecases/context.ts'
import { receiveWebhook } from '../usecases/receive-webhook.ts'

/** Where a source's vendor tells that something has changed; the signature is what lets it in. */
export const WEBHOOK = {
  method: 'post',
  path: '/webhooks/:type/:source',
  scope: 'anyone',
} as const

/** Bytes: an event about one issue, the longest text that it may have included, is a third of that. */
const LARGEST = 3_145_728

export function webhookRouter(context: Context, base: string): Router {
  const router = Router()
  // The signature is of the bytes as they came: nothing may unpack or read them before.
  const raw = express.raw({ type: () => true, limit: LARGEST, inflate: false })
  router[WEBHOOK.method](`${base}${WEBHOOK.path}`, raw, async (request, response) => {
    const outcome = await receiveWebhook(context, String(request.params.type), String(request.params.source), {
      header: (name) => request.get(name),
      body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    })
    response.status(outcome === 'accepted' ? 202 : 200).json({ outcome })
  })
  return router
}
