import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { issueAt, issuesFrom } from './issue-list.ts'
import { statusPage } from './status-page.ts'

/**
 * GitHub and status pages in a process of their own: `node upstream-process.ts ISSUES ROWS`. Prints its address. Status pages
 * are /page-NUMBER/api/v2/incidents.json, each with as many other incidents; /requests tells how many requests there were.
 */
const [issues = 0, rows = 0] = process.argv.slice(2).map(Number)
const page = JSON.stringify(statusPage(rows))
const list = Array.from({ length: issues }, (_, position) => JSON.stringify(issueAt(position + 1)))
let requests = 0

const server = createServer((request, response) => {
  const address = new URL(request.url ?? '', 'http://upstream')
  response.setHeader('content-type', 'application/json')
  if (address.pathname === '/requests') return response.end(String(requests))
  requests += 1
  const [, name] = /^\/page-(\d+)\/api/.exec(address.pathname) ?? []
  if (name !== undefined) return response.end(page.replaceAll('bench0', `p${name}x0`))
  const { first, size, hasNext } = issuesFrom(address.searchParams, issues)
  if (hasNext) response.setHeader('link', `<${address.href}>; rel="next"`)
  return response.end(`[${list.slice(first, first + size).join(',')}]`)
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
