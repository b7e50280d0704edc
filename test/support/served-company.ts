import { afterAll, beforeAll } from 'vitest'
import type { RunningServer } from '../../server/main.ts'
import type { Context } from '../../server/usecases/context.ts'
import { serveHere } from './serve-here.ts'
import { sharedCompany } from './temporary-installation.ts'

interface ServedCompany {
  readonly context: Context
  readonly server: RunningServer
}

/**
 * The small company on a server of its own, for all tests of a file: for those that only look. A server for each test
 * starts a calculation thread for each, which takes a second of a core.
 */
export function serveCompany(): ServedCompany {
  let company: Awaited<ReturnType<typeof sharedCompany>>
  let server: RunningServer
  beforeAll(async () => {
    company = await sharedCompany()
    server = await serveHere(company.context)
  })
  afterAll(async () => {
    await server?.close()
    await company?.close()
  })
  return {
    get context() {
      return company.context
    },
    get server() {
      return server
    },
  }
}
