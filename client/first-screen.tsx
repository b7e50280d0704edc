import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { renderToStaticMarkup } from 'react-dom/server'
import type { RenderFirstScreen } from '../model/contract/opening.ts'
import { RankingPage } from './features/ranking/ranking-page.tsx'
import { Rendered } from './lib/rendered.ts'
import { parseSearch, searchSchema, stringifySearch } from './lib/search.ts'
import { Shell } from './shell/shell.tsx'
import { NOTHING } from './worker/ranking-client.ts'
import { RenderedRanking } from './worker/use-ranking.ts'

/**
 * The ranking as it first stands in a browser, so that its rows are read before any script has started; main.tsx then puts
 * the same, drawn there, in its place. Whoever looks and how fresh the data is, is not known yet, as in the browser. The width
 * of the window is not known at all: both forms are there, and the style sheet shows the one that fits.
 */
export const renderFirstScreen: RenderFirstScreen = async ({ frame, report }, search) => {
  const root = createRootRoute({ component: Shell, validateSearch: searchSchema })
  const ranking = createRoute({ getParentRoute: () => root, path: '/ranking', component: RankingPage })
  const router = createRouter({
    routeTree: root.addChildren([ranking]),
    history: createMemoryHistory({ initialEntries: [`/ranking${search}`] }),
    parseSearch,
    stringifySearch,
    isServer: true,
  })
  await router.load()
  const page = (narrow: boolean) => (
    <div data-rendered={narrow ? 'narrow' : 'wide'}>
      <Rendered value={{ narrow }}>
        <RouterProvider router={router} />
      </Rendered>
    </div>
  )
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <RenderedRanking value={{ ...NOTHING, frame, report }}>
        {page(false)}
        {page(true)}
      </RenderedRanking>
    </QueryClientProvider>,
  )
}
