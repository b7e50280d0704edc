import type { Context } from './context.ts'

/** Forgets rows of quarantine for good. False when none of them is there any more. */
export async function dismissQuarantined({ store }: Context, ids: readonly number[]): Promise<boolean> {
  let dismissed = false
  for (const id of ids) dismissed = (await store.quarantine.dismiss(id)) || dismissed
  return dismissed
}
