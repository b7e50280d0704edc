import type { Context } from './context.ts'
import { RefusedRequest } from './refused-request.ts'

/** Takes the demo company out, if it is there and the person agrees. Throws RefusedRequest when they did not say so. */
export async function makeRoom({ store }: Context, isAgreed: boolean): Promise<void> {
  if (!(await store.settings.get()).demo) return
  if (isAgreed) return store.clear()
  throw new RefusedRequest(
    'invalid-request',
    'the invented demo company is loaded; agree to replace it with your own data',
  )
}
