import type { z } from 'zod'
import {
  ISSUE_LINK_STATES,
  type IssueLinkState,
  type IssueWriterReport,
  type issueWriterSaveSchema,
} from '../../../model/contract/issue-link.ts'
import { webAddress } from '../../sources/github/config.ts'
import type { Context } from '../context.ts'
import { RefusedRequest } from '../refused-request.ts'

/** Where the token belongs: it opens nowhere else. */
export const WRITER_PLACE = 'issue comments'

/** Whether comments are written to issues, where, and how many; the token is told to nobody. */
export async function readIssueWriter({ store }: Pick<Context, 'store'>): Promise<IssueWriterReport> {
  const [writer, links] = await Promise.all([store.issueWriter.current(), store.issueLinks.all()])
  const counts = ISSUE_LINK_STATES.map((state) => [state, links.filter((link) => link.state === state).length] as const)
  return {
    writer: writer && { server: webAddress(writer.server), setAt: new Date(writer.setAt).toISOString() },
    links: Object.fromEntries(counts) as Record<IssueLinkState, number>,
  }
}

/** Switches comments on, with a token that somebody gives for this and nothing else. */
export async function setIssueWriter(
  context: Context,
  { token, server }: z.infer<typeof issueWriterSaveSchema>,
): Promise<IssueWriterReport> {
  const { store, secrets, now, events } = context
  await store.issueWriter.set({ token: secrets.seal(token, WRITER_PLACE), server, setAt: now() })
  for (const { project } of await store.issueLinks.all()) events.publish({ type: 'comments-changed', project })
  return readIssueWriter(context)
}

/** Switches them off; what was written stays where it is. Throws RefusedRequest where they are off. */
export async function unsetIssueWriter(context: Context): Promise<IssueWriterReport> {
  if (!(await context.store.issueWriter.unset()))
    throw new RefusedRequest('not-found', 'no comments are written to issues')
  return readIssueWriter(context)
}
