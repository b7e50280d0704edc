import { queryOptions, useQuery } from '@tanstack/react-query'
import { SCOPES, type Scope } from '../../model/contract/access.ts'
import { visitorSchema } from '../../model/contract/people.ts'
import { fetchJson } from './api.ts'

export const visitorQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => fetchJson('/session', visitorSchema, signal),
  staleTime: 60_000,
})

/** Who looks at this page, and what they may do. */
export const useVisitor = () => useQuery(visitorQuery)

/** Whether whoever looks may do this; yes until it is known, since most may and a page must not jump. */
export function useMay(scope: Scope): boolean {
  const { data: visitor } = useVisitor()
  return visitor === undefined || visitor.scopes.includes(scope)
}

/** "Estimating takes the role contributor; yours is viewer." */
export const whyNot = (scope: Scope, role: string | null | undefined): string =>
  `To ${SCOPES[scope].means} takes the role ${SCOPES[scope].role}; yours is ${role ?? 'another'}.`
