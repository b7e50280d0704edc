import type { Scope } from '../../model/contract/access.ts'
import type { Status } from '../../model/contract/resource.ts'
import { count } from '../../model/format.ts'

export interface Screen {
  readonly path:
    | '/areas'
    | '/ranking'
    | '/plan'
    | '/review'
    | '/requests'
    | '/evidence'
    | '/sources'
    | '/track'
    | '/settings'
    | '/people'
  readonly title: string
  /** Keys that go there. */
  readonly keys: string
  /** It shows a ranking, which can be taken out as a file and is of a day. */
  readonly ranks: boolean
  /** What it takes; left out: to read. */
  readonly needs?: Scope
  /** A word beside the title: how many, or what needs a look. */
  readonly note: (status: Status) => string
}

/** The rail, in groups. Only screens that exist are in it. */
export const SCREENS: readonly (readonly Screen[])[] = [
  [
    { path: '/areas', title: 'Areas', keys: 'g a', ranks: true, note: () => '' },
    { path: '/ranking', title: 'Ranking', keys: 'g r', ranks: true, note: ({ counts }) => count(counts.projects) },
    { path: '/plan', title: 'Plan', keys: 'g p', ranks: false, note: () => '' },
    { path: '/review', title: 'Review', keys: 'g v', ranks: false, note: () => '' },
    { path: '/requests', title: 'Requests', keys: 'g q', ranks: false, note: () => '' },
  ],
  [
    { path: '/evidence', title: 'Evidence', keys: 'g e', ranks: false, note: ({ counts }) => count(counts.incidents) },
    { path: '/sources', title: 'Sources', keys: 'g s', ranks: false, note: ({ counts }) => count(counts.sources) },
    { path: '/track', title: 'Track record', keys: 'g k', ranks: true, note: () => '' },
  ],
  [
    { path: '/settings', title: 'Settings', keys: 'g t', ranks: false, note: () => '' },
    { path: '/people', title: 'People', keys: 'g u', needs: 'people:write', ranks: false, note: () => '' },
  ],
]
