import type { QueryClient } from '@tanstack/react-query'

/**
 * For `onSettled` of a change after which everything that is shown is asked again. A change that was made counts as done once
 * the answers are there; one that failed says so at once.
 */
export const refreshAll =
  (queries: QueryClient) =>
  (_: unknown, error: Error | null): Promise<void> | undefined => {
    const refreshed = queries.invalidateQueries()
    return error ? undefined : refreshed
  }
