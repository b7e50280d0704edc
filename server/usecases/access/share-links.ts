import type { z } from 'zod'
import type { madeShareLinkSchema, newShareLinkSchema, ShareLinkReport } from '../../../model/contract/share-link.ts'
import { instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { Unidentified } from '../../access/permit.ts'
import { newSecret } from '../../access/secret.ts'
import type { ShareLink } from '../../store/access/share-links.ts'
import { readCommittedPlan } from '../committed-plans.ts'
import type { Context } from '../context.ts'
import { RefusedRequest } from '../refused-request.ts'

/** A link that opens one committed plan, to be read, until it expires or is taken back. Throws RefusedRequest for no such plan. */
export async function makeShareLink(
  context: Context,
  { plan, days }: z.infer<typeof newShareLinkSchema>,
): Promise<z.infer<typeof madeShareLinkSchema>> {
  const { store, access, now } = context
  await readCommittedPlan(context, plan)
  const { secret, hash } = newSecret('link')
  const link = await store.shareLinks.make(plan, hash, now(), instant(now() + days * MILLISECONDS_PER_DAY))
  // After the #, so that no log of any proxy ever has it.
  return { link: report(link), address: `${access.address?.origin ?? ''}/shared#${secret}` }
}

/** Newest first, those that open nothing any more too. */
export const listShareLinks = async ({ store }: Context, plan: string): Promise<ShareLinkReport[]> =>
  (await store.shareLinks.of(plan)).map(report)

/** Throws RefusedRequest when there is none that still opens anything. */
export async function revokeShareLink({ store, now }: Context, id: number): Promise<void> {
  if (await store.shareLinks.revoke(id, now())) return
  throw new RefusedRequest('not-found', `there is no link ${id} that still opens anything`)
}

/** The plan that the link which asks opens, and the company whose it is; without what its customers pay, which is not for everybody who has a link. */
export async function readSharedPlan(context: Context) {
  const { snapshot } = context.visitor
  if (snapshot === null) throw new Unidentified('open the whole link that was shared with you')
  const { company, demo } = await context.store.settings.get()
  const plan = await readCommittedPlan(context, snapshot)
  return { ...plan, figures: { ...plan.figures, business: null }, company, isDemo: demo }
}

const report = ({ id, snapshot, by, madeAt, expiresAt, usedAt, revokedAt }: ShareLink): ShareLinkReport => ({
  id,
  plan: snapshot,
  by,
  madeAt: new Date(madeAt).toISOString(),
  expiresAt: new Date(expiresAt).toISOString(),
  usedAt: usedAt === null ? null : new Date(usedAt).toISOString(),
  revokedAt: revokedAt === null ? null : new Date(revokedAt).toISOString(),
})
