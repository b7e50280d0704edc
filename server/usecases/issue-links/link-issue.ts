import { randomUUID } from 'node:crypto'
import { type IssueLinkReport, readIssue } from '../../../model/contract/issue-link.ts'
import { webAddress } from '../../sources/github/config.ts'
import type { IssueLink } from '../../store/issue-links.ts'
import type { Context, ReadingContext } from '../context.ts'
import { readEditableProject } from '../edit-project.ts'
import { RefusedRequest } from '../refused-request.ts'

/** On which issue a project keeps its comment, and how that stands. Throws RefusedRequest when there is no such project. */
export async function readIssueLink({ store, ...context }: ReadingContext, project: string): Promise<IssueLinkReport> {
  const { value } = await readEditableProject({ store, ...context }, project)
  const [writer, link] = await Promise.all([store.issueWriter.current(), store.issueLinks.of(project)])
  // A project of GitHub has the name of its issue for an id, or at least its address.
  const origin = readIssue(project) ?? (value.url === null ? null : readIssue(value.url))
  return {
    isOn: writer !== null,
    origin: origin && `${origin.repository}#${origin.number}`,
    link: link && reported(link, webAddress(writer?.server ?? null)),
  }
}

/** Has a comment kept on an issue. Throws RefusedRequest for no such project, and an issue that another keeps its comment on. */
export async function linkIssue(context: Context, project: string, issue: string): Promise<IssueLinkReport> {
  const place = readIssue(issue)
  if (place === null) throw new RefusedRequest('invalid-request', `"${issue}" is no issue; write it as owner/name#12`)
  await readEditableProject(context, project)
  if (!(await context.store.issueLinks.link({ project, ...place, marker: randomUUID() }, context.now()))) {
    throw new RefusedRequest(
      'invalid-request',
      `another project keeps its comment on ${issue}; there is one for each issue`,
      [{ path: 'issue', message: 'taken by another project' }],
    )
  }
  return tell(context, project)
}

/** Keeps no comment any more; the one that was written stays as it is. Throws RefusedRequest where none is kept. */
export async function unlinkIssue(context: Context, project: string): Promise<IssueLinkReport> {
  if (!(await context.store.issueLinks.unlink(project))) throw notLinked(project)
  return tell(context, project)
}

/** Writes a comment anew that somebody had taken away. Throws RefusedRequest where none was. */
export async function writeCommentAgain(context: Context, project: string): Promise<IssueLinkReport> {
  if (!(await context.store.issueLinks.again(project, randomUUID()))) throw notLinked(project)
  return tell(context, project)
}

async function tell(context: Context, project: string): Promise<IssueLinkReport> {
  context.events.publish({ type: 'comments-changed', project })
  return readIssueLink(context, project)
}

const notLinked = (project: string) => new RefusedRequest('not-found', `"${project}" keeps no such comment on an issue`)

const iso = (moment: number | null): string | null => (moment === null ? null : new Date(moment).toISOString())

function reported({ repository, number, commentId, state, writtenAt, fault, retryAt }: IssueLink, web: string) {
  const address = `${web}/${repository}/issues/${number}`
  return {
    issue: `${repository}#${number}`,
    address,
    comment: commentId === null || state === 'deleted' ? null : `${address}#issuecomment-${commentId}`,
    state,
    writtenAt: iso(writtenAt),
    fault,
    retryAt: iso(retryAt),
  }
}
