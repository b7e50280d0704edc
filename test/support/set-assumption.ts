import type { AssumptionName } from '../../model/assumption.ts'
import type { Store } from '../../server/store/store.ts'
import { at } from './evidence.ts'

/** As a person sets it on the screen; null takes it back. */
export async function setAssumption({ settings, edits }: Store, id: AssumptionName, value: number | null) {
  const revision = (await settings.assumptionsOfPeople()).revisions.get(id) ?? 0
  const edit = value === null ? null : { changes: { value }, isMade: false }
  await edits.replace('assumption', [{ id, revision, value: edit }], at('2026-01-01T09:00:00Z'))
}

/** Takes the clock out of plans: every search goes on until it has proven what it found, however busy the machine is. */
export async function withoutDeadlines(store: Store) {
  for (const id of ['planDeadline', 'firstLeftOutDeadline', 'frontierDeadline'] as const)
    await setAssumption(store, id, 60_000)
}
