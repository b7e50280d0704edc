import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { followEvents } from './lib/live.ts'
import { Failure } from './lib/problem.ts'
import { visitorQuery } from './lib/use-visitor.ts'
import { router } from './routes.tsx'

/** Whoever was signed out meanwhile is asked to sign in again, in the place of a page full of refusals. */
const askAgain = (error: unknown) => {
  if (error instanceof Failure && error.problem?.code === 'unidentified')
    void queries.invalidateQueries({ queryKey: visitorQuery.queryKey })
}

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: askAgain }),
  mutationCache: new MutationCache({ onError: askAgain }),
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && error instanceof Failure && error.trouble.again,
      refetchOnWindowFocus: true,
      staleTime: 10_000,
    },
  },
})

export function App() {
  useEffect(() => followEvents(queries), [])
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
