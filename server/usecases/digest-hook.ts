import type { z } from 'zod'
import type { Digest, DigestHookReport, digestHookSaveSchema } from '../../model/contract/digest.ts'
import type { Instant } from '../../model/quantity.ts'
import { nextRun, scheduleProblem } from '../sources/schedule.ts'
import type { DigestHook } from '../store/digests.ts'
import type { Context } from './context.ts'
import { RefusedRequest } from './refused-request.ts'

/** Where the secret belongs: it opens nowhere else. */
export const DIGEST_PLACE = 'digest address'
/** Milliseconds that whoever takes the digest may need. */
const DEADLINE = 10_000
const SHOWN = 8

/** Where the digest goes, without its address, and how sending it went lately. */
export async function readDigestHook({ store, now }: Context): Promise<DigestHookReport> {
  const [hook, deliveries] = await Promise.all([store.digests.hook(), store.digests.deliveries(SHOWN)])
  const next = hook && nextRun(hook.schedule, now())
  return {
    hook: hook && {
      host: hook.host,
      schedule: hook.schedule,
      lens: hook.lens,
      nextAt: next === null ? null : new Date(next).toISOString(),
    },
    deliveries: deliveries.map(({ sentAt, ...delivery }) => ({ ...delivery, sentAt: new Date(sentAt).toISOString() })),
  }
}

/** Switches the digest on, or has it go elsewhere. Throws RefusedRequest for what is no schedule or no lens. */
export async function setDigestHook(
  context: Context,
  { address, schedule, lens }: z.infer<typeof digestHookSaveSchema>,
): Promise<DigestHookReport> {
  const { store, secrets, now } = context
  const problem = scheduleProblem(schedule)
  if (problem) throw new RefusedRequest('invalid-request', problem, [{ path: 'schedule', message: problem }])
  const lenses = await store.lenses.all()
  if (lens !== null && !lenses.some(({ id }) => id === lens)) {
    const message = `there is no lens "${lens}"; there are ${lenses.map(({ id }) => id).join(', ')}`
    throw new RefusedRequest('invalid-request', message, [{ path: 'lens', message }])
  }
  await store.digests.set({
    address: secrets.seal(address, DIGEST_PLACE),
    host: new URL(address).host,
    schedule,
    lens,
    setAt: now(),
  })
  return readDigestHook(context)
}

/** Switches it off. Throws RefusedRequest where it is off. */
export async function unsetDigestHook(context: Context): Promise<DigestHookReport> {
  if (!(await context.store.digests.unset())) throw new RefusedRequest('not-found', 'no digest is sent anywhere')
  return readDigestHook(context)
}

/** The hook where a moment of its schedule has come since it was last sent, or set; null where none has. Of several that were missed, once. */
export async function dueDigest({ store, now }: Pick<Context, 'store' | 'now'>): Promise<DigestHook | null> {
  const hook = await store.digests.hook()
  if (!hook) return null
  const [last] = await store.digests.deliveries(1)
  const since = Math.max(hook.setAt, last?.sentAt ?? 0) as Instant
  const next = nextRun(hook.schedule, since)
  return next !== null && next <= now() ? hook : null
}

/** Sends a digest to where it goes, and keeps how that went; throws RefusedRequest where it goes nowhere. */
export async function deliverDigest(context: Context, digest: Digest, isAsked: boolean): Promise<DigestHookReport> {
  const { store, now } = context
  const hook = await store.digests.hook()
  if (!hook) throw new RefusedRequest('not-found', 'no digest is sent anywhere; say where first')
  const outcome = await send(context, hook, digest)
  await store.digests.keep({ sentAt: now(), ...outcome }, isAsked)
  return readDigestHook(context)
}

/** As a message that chat systems take: `text` is the Markdown. Redirects are not followed: the address is what was configured. */
async function send({ fetch, secrets }: Context, hook: DigestHook, { title, since, asOf, markdown }: Digest) {
  try {
    const response = await fetch(secrets.open(hook.address, DIGEST_PLACE), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: markdown, title, since, asOf }),
      redirect: 'manual',
      signal: AbortSignal.timeout(DEADLINE),
    })
    await response.body?.cancel()
    return { ok: response.ok, detail: `${hook.host} answered ${response.status}` }
  } catch (error) {
    return { ok: false, detail: secrets.hide(`${hook.host} could not be reached: ${reasonOf(error)}`) }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${DEADLINE / 1_000} s`
  return error.cause instanceof Error ? error.cause.message : error.message
}
