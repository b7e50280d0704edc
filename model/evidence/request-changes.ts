import { type Instant, instant } from '../quantity.ts'
import type { AskingFunction, Request } from './demand.ts'

/** Somebody who has the same need as a request, and joined it instead of filing a copy. */
export interface Joined {
  /** The account; null for whoever has none. */
  readonly person: number | null
  readonly name: string | null
  readonly askedFrom: AskingFunction | null
  readonly accounts: readonly string[]
  /** ISO 8601. */
  readonly at: string
}

/** What people said of a request since it was asked, over what its source says. A field that is left out is the source's. */
export interface RequestChanges {
  /** Null: of no known service. */
  readonly service?: string | null | undefined
  /** The project that is to answer it; null: none. */
  readonly project?: string | null | undefined
  /** Decided against for a quarter, "2026Q4", and why; it is open again once that is over. Null: not so. */
  readonly notIn?: { readonly quarter: string; readonly reason: string } | null | undefined
  /** Since when nobody needs it any more, ISO 8601; null: it is needed. */
  readonly closedAt?: string | null | undefined
  readonly joined?: readonly Joined[] | undefined
}

/** The request with what people said of it: whoever joined it is one more person, with their accounts. */
export function changedRequest<Asked extends Request>(request: Asked, changes: RequestChanges): Asked {
  const { service, project, closedAt, joined = [] } = changes
  return {
    ...request,
    ...(service === undefined ? {} : { service }),
    ...(project === undefined ? {} : { project }),
    ...(closedAt === undefined ? {} : { closedAt: momentOf(closedAt) }),
    people: request.people + joined.length,
    accounts: [...new Set([...request.accounts, ...joined.flatMap(({ accounts }) => accounts)])],
  }
}

const momentOf = (time: string | null): Instant | null => (time === null ? null : instant(Date.parse(time)))
