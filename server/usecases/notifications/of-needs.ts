import type { Instant } from '../../../model/quantity.ts'
import { instant } from '../../../model/quantity.ts'
import type { Context } from '../context.ts'
import { readRequests } from '../requests/request-board.ts'
import { isOwnChange, type Notice } from './notice.ts'

/** More changes than anybody reads. */
const MOST = 500

/** What others decided of needs that the visitor filed or joined: for itself, by a decision on its project, or by a plan. */
export async function noticesOfNeeds(context: Context, from: Instant): Promise<Notice[]> {
  const { store, visitor } = context
  const mine = (await readRequests(context)).filter((request) => request.mine && request.state !== 'new')
  if (mine.length === 0) return []
  const [triaged, decided, plans] = await Promise.all([
    store.audit.list({ kind: 'request', from, offset: 0, limit: MOST }),
    store.audit.list({ kind: 'decision', from, offset: 0, limit: MOST }),
    store.committedPlans.all(),
  ])
  const changes = [...triaged.entries, ...decided.entries].filter((entry) => !isOwnChange(visitor, entry))
  return mine.flatMap(({ id, title, words, project, plan }): Notice[] => {
    const moments = [
      ...changes
        .filter(({ kind, subject }) =>
          kind === 'request' ? subject === id : project && subject.endsWith(` ${project.id}`),
        )
        .map(({ at }) => Date.parse(at)),
      ...plans.filter((kept) => kept.id === plan?.id && kept.committedAt >= from).map(({ committedAt }) => committedAt),
    ]
    if (moments.length === 0) return []
    const at = instant(Math.max(...moments))
    return [{ id: `need ${id}`, kind: 'need', at, words: `Your need “${title}”: ${words}`, subject: id, quarter: null }]
  })
}
