import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  useRouterState,
} from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { RankingPage } from './features/ranking/ranking-page.tsx'
import { parseSearch, searchSchema, stringifySearch } from './lib/search.ts'
import { useVisitor } from './lib/use-visitor.ts'
import { Failed } from './shell/failed.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'

/** Pages that are shown to whoever comes, by a link that was handed on. */
const OPEN = new Set(['/welcome', '/shared'])

/** While nobody is signed in that is asked first, whatever the address; it stays and is shown afterwards. */
function Root() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const { data: visitor } = useVisitor()
  if (OPEN.has(path)) return <Outlet />
  if (visitor?.kind === 'nobody') {
    return (
      <Suspense>
        <SignInPage />
      </Suspense>
    )
  }
  return <Shell />
}

const SignInPage = lazy(() =>
  import('./features/sign-in/sign-in-page.tsx').then((module) => ({ default: module.SignInPage })),
)

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, validateSearch: searchSchema })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/ranking', search, replace: true })
  },
})

// A later screen is one route here and one line in shell/screens.ts.
const ranking = createRoute({
  getParentRoute: () => root,
  path: '/ranking',
  component: RankingScreen,
})

const ProjectPanel = lazy(() =>
  import('./features/project/project-panel.tsx').then((module) => ({ default: module.ProjectPanel })),
)

/** Features do not know each other; the panel and the ranking meet here. */
function RankingScreen() {
  const { project } = ranking.useSearch()
  return (
    <>
      <RankingPage />
      {project && (
        <Suspense>
          <ProjectPanel />
        </Suspense>
      )}
    </>
  )
}

const compare = createRoute({
  getParentRoute: () => root,
  path: '/ranking/compare',
  component: lazyRouteComponent(() => import('./features/compare/compare-page.tsx'), 'ComparePage'),
})

const areas = createRoute({
  getParentRoute: () => root,
  path: '/areas',
  component: lazyRouteComponent(() => import('./features/areas/areas-page.tsx'), 'AreasPage'),
})

const evidence = createRoute({
  getParentRoute: () => root,
  path: '/evidence',
  component: lazyRouteComponent(() => import('./features/evidence/evidence-page.tsx'), 'EvidencePage'),
})

const newProject = createRoute({
  getParentRoute: () => root,
  path: '/projects/new',
  component: lazyRouteComponent(() => import('./features/new-project/new-project-page.tsx'), 'NewProjectPage'),
})

const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$id',
  component: lazyRouteComponent(() => import('./features/project/project-page.tsx'), 'ProjectPage'),
})

const plan = createRoute({
  getParentRoute: () => root,
  path: '/plan',
  component: lazyRouteComponent(() => import('./features/plan/plan-page.tsx'), 'PlanPage'),
})

const businessPlan = createRoute({
  getParentRoute: () => root,
  path: '/plan/business',
  component: lazyRouteComponent(() => import('./features/plan/business-page.tsx'), 'BusinessPage'),
})

const committedPlan = createRoute({
  getParentRoute: () => root,
  path: '/plans/$id',
  component: lazyRouteComponent(() => import('./features/plan/committed-page.tsx'), 'CommittedPage'),
})

const requests = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  component: lazyRouteComponent(() => import('./features/requests/requests-page.tsx'), 'RequestsPage'),
})

const newRequest = createRoute({
  getParentRoute: () => root,
  path: '/requests/new',
  component: lazyRouteComponent(() => import('./features/requests/new-request-page.tsx'), 'NewRequestPage'),
})

const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  component: lazyRouteComponent(() => import('./features/review/review-page.tsx'), 'ReviewPage'),
})

const sources = createRoute({
  getParentRoute: () => root,
  path: '/sources',
  component: lazyRouteComponent(() => import('./features/sources/sources-page.tsx'), 'SourcesPage'),
})

const track = createRoute({
  getParentRoute: () => root,
  path: '/track',
  component: lazyRouteComponent(() => import('./features/track/track-page.tsx'), 'TrackPage'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./features/settings/settings-page.tsx'), 'SettingsPage'),
})

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => import('./features/people/people-page.tsx'), 'PeoplePage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./features/account/account-page.tsx'), 'AccountPage'),
})

const shared = createRoute({
  getParentRoute: () => root,
  path: '/shared',
  component: lazyRouteComponent(() => import('./features/plan/shared-page.tsx'), 'SharedPage'),
})

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./features/sign-in/welcome-page.tsx'), 'WelcomePage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    areas,
    ranking,
    compare,
    plan,
    businessPlan,
    committedPlan,
    requests,
    newRequest,
    review,
    newProject,
    project,
    evidence,
    sources,
    track,
    settings,
    people,
    account,
    welcome,
    shared,
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: Failed,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
