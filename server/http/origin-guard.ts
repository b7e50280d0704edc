import type { RequestHandler } from 'express'

/** A request whose Host or Origin is not ours. */
export class ForeignRequest extends Error {
  override readonly name = 'ForeignRequest'
}

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

export const isRead = (method: string): boolean => READS.has(method)

/**
 * Refuses requests that name another host, or that another site's page sends: a server on this machine without a
 * password is otherwise open to any web page through DNS rebinding. Following a link from elsewhere is fine; a change
 * is taken from our own pages only, and from programs, which send neither header. `address` is what people type to reach
 * this server; null: only this machine does.
 */
export const originGuard =
  (address: URL | null): RequestHandler =>
  (request, _response, next) => {
    const { host, origin } = request.headers
    if (!isOurs(host, address)) throw new ForeignRequest(`the Host header is "${host ?? ''}", which is not this server`)
    if (origin !== undefined && origin !== (address?.origin ?? `http://${host}`)) {
      throw new ForeignRequest(`the Origin header is "${origin}", which is not this server`)
    }
    const site = request.headers['sec-fetch-site']
    if (!isRead(request.method) && site !== undefined && site !== 'same-origin') {
      throw new ForeignRequest("another site's page may not change anything here")
    }
    if (site === 'cross-site' && request.headers['sec-fetch-mode'] !== 'navigate') {
      throw new ForeignRequest("another site's page may not read this server")
    }
    next()
  }

/** Any port of this machine will do: through a tunnel it is another one than ours, and a name other than loopback is what rebinding needs. */
function isOurs(host: string | undefined, address: URL | null): boolean {
  if (host === undefined) return false
  if (address) return host.toLowerCase() === address.host
  return LOOPBACK_NAMES.has(host.replace(/:\d+$/, '').toLowerCase())
}
