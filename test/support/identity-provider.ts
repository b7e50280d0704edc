import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Somebody whom the provider knows. */
export interface Account {
  readonly name: string
  readonly groups: readonly string[]
}

export interface IdentityProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  close(): Promise<void>
}

/** A certified OpenID Connect provider on loopback that demands PKCE; any password will do. */
export async function startProvider(
  redirectTo: string,
  accounts: ReadonlyMap<string, Account>,
): Promise<IdentityProvider> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { clientId: 'leverage', clientSecret: 'a secret of the client' }
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectTo] }],
    pkce: { required: () => true },
    claims: { profile: ['name', 'preferred_username', 'groups'] },
    cookies: { keys: ['one', 'two'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => {
        const account = accounts.get(id)
        return { sub: id, name: account?.name, preferred_username: id, groups: account && [...account.groups] }
      },
    }),
  })
  server.on('request', provider.callback())
  return { issuer, ...client, close: () => closed(server) }
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}

/** A browser as far as sign-in needs one: cookies by host, redirects, and the two forms of the provider. */
export function browser() {
  const jars = new Map<string, Map<string, string>>()

  async function go(url: string, form?: Record<string, string>): Promise<Response> {
    const { origin } = new URL(url)
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split(/=(.*)/s) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  /** Follows redirects, and signs in as `login` where the provider asks, until `isEnd` says so or nothing is left to do. */
  async function follow(url: string, login: string, isEnd: (url: string) => boolean): Promise<string> {
    let next = url
    for (let step = 0; step < 20; step += 1) {
      if (isEnd(next)) return next
      const response = await go(next)
      const location = response.headers.get('location')
      const text = await response.text()
      const action = /action="([^"]+)"/.exec(text)?.[1]
      if (location) next = new URL(location, next).href
      else if (action) {
        const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1] ?? 'login'
        const answer = await go(action, { prompt, login, password: 'any' })
        const to = answer.headers.get('location')
        if (!to) return next
        next = new URL(to, action).href
      } else return next
    }
    throw new Error(`went round in circles at ${next}`)
  }
  return { go, follow, cookiesOf: (origin: string) => jars.get(origin) ?? new Map<string, string>() }
}
