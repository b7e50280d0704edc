import { FIRST_SCREEN } from './first-screen.ts'
import { ROUTES } from './resources.ts'
import type { Route } from './route.ts'
import { STANDING } from './standing.ts'

/** All that the thread can be asked for: the resources, and what only the server itself asks. */
export const THREAD_ROUTES: readonly Route[] = [...ROUTES, FIRST_SCREEN, STANDING]
