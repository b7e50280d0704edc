import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * For `onSettled` of a change after which queries are asked again: those under `key`, or everything that is shown. A change
 * that was made counts as done once the answers are there; one that failed says so at once.
 */
export const refresh =
  (queries: QueryClient, key: QueryKey = []) =>
  (_: unknown, error: Error | null): Promise<void> | undefined => {
    const refreshed = queries.invalidateQueries({ queryKey: key })
    return error ? undefined : refreshed
  }
