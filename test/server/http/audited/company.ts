import type { z } from 'zod'
import { pageIncident, sendJson, startUpstream } from '../../../faults/upstream.ts'
import { signedIn } from '../../../support/people.ts'
import { serveHere } from '../../../support/serve-here.ts'
import { withoutDeadlines } from '../../../support/set-assumption.ts'
import { sharedCompany } from '../../../support/temporary-installation.ts'

export interface Call {
  readonly path: string
  readonly body?: unknown
  /** Ada's when left out. */
  readonly headers?: Readonly<Record<string, string>>
  /** Whose change it is; Ada's when left out. */
  readonly who?: string
}

export type AuditedCompany = Awaited<ReturnType<typeof auditedCompany>>

/** A small company behind its server, with Ada who may do everything and an upstream that a source can ask. */
export async function auditedCompany() {
  const company = await sharedCompany()
  const { context } = company
  await withoutDeadlines(context.store)
  const upstream = await startUpstream((_, response) =>
    sendJson(response, { page: { updated_at: '2025-12-31T00:00:00Z' }, incidents: [pageIncident(1)] }),
  )
  const server = await serveHere(context)
  const ada = await signedIn(context, 'ada', 'admin')

  const ask = (method: string, { path, body, headers = ada.headers }: Call): Promise<Response> =>
    fetch(`${server.address}/api/v1${path}`, {
      method: method.toUpperCase(),
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const answered = async <Schema extends z.ZodType>(schema: Schema, method: string, call: Call) => {
    const response = await ask(method, call)
    return schema.parse(await response.json())
  }
  const close = async () => {
    await server.close()
    await upstream.close()
    await company.close()
  }
  return { context, upstream, ada, ask, answered, close }
}
