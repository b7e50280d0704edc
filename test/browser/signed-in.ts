import type { BrowserContextOptions } from 'playwright-core'

/** What a browser keeps of somebody who is signed in at this address. */
export function signedInAt(address: string, session: string): BrowserContextOptions {
  const { hostname: domain } = new URL(address)
  const cookie = { name: 'leverage', value: session, domain, path: '/', expires: -1, httpOnly: true, secure: false }
  return { storageState: { cookies: [{ ...cookie, sameSite: 'Lax' }], origins: [] } }
}
