import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { followEvents } from './lib/live.ts'
import { Failure } from './lib/problem.ts'
import { router } from './routes.tsx'

const queries = new QueryClient({
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
