import type { Instant } from '../../../model/quantity.ts'
import type { KeptRecord } from '../record.ts'
import { parseInstant } from '../time.ts'
import type { GithubClient } from './client.ts'
import { externalIdOf } from './map-issue.ts'

/**
 * Of what a listing of the whole repository did not show, what GitHub says is gone: deleted (404 or 410), or moved to
 * another repository, where it is another issue. Each is asked for by itself, because absence from a list proves nothing;
 * the first that is still there shows that the list was not whole, and ends it.
 * @param unseen what is kept of the source and was not in the listing, also of other repositories
 * @param since the listing showed no issue whose last update was before
 */
export async function* goneIssues(
  client: GithubClient,
  repository: string,
  unseen: readonly KeptRecord[],
  since: Instant | null,
): AsyncGenerator<KeptRecord> {
  for (const record of unseen) {
    const number = numberIn(record.id, repository)
    if (number === null || isBefore(record.raw, since)) continue
    const found = await client.find(`/repos/${repository}/issues/${number}`)
    if (found !== null && externalIdOf(found) === record.externalId) return
    yield record
  }
}

/** The number in "owner/name#12"; null for another repository. */
function numberIn(id: string, repository: string): string | null {
  const [, owner, number] = /^(.+)#(\d+)$/.exec(id) ?? []
  return owner?.toLowerCase() === repository.toLowerCase() && number !== undefined ? number : null
}

function isBefore(raw: string, since: Instant | null): boolean {
  if (since === null) return false
  const { updated_at } = JSON.parse(raw) as { updated_at?: unknown }
  const updated = parseInstant(String(updated_at))
  return updated === null || updated < since
}
