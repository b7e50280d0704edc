import type { Project } from '../../../model/evidence/project.ts'
import type { Instant } from '../../../model/quantity.ts'
import type { Comment } from '../../store/comments.ts'
import type { KeptDecision } from '../../store/decisions.ts'
import type { Context } from '../context.ts'
import { isNamed, type Notice } from './notice.ts'

/** Characters of a comment that are told. */
const TOLD = 140

/** Comments of others that mention the visitor, or are on a project that they commented on or whose decision they own. */
export async function noticesOfComments(
  { store, visitor }: Context,
  from: Instant,
  projects: ReadonlyMap<string, Project>,
  decisions: readonly KeptDecision[],
): Promise<Notice[]> {
  const own = visitor.person?.id ?? null
  const [comments, joined] = await Promise.all([store.comments.since(from), store.comments.projectsOf(own)])
  const theirs = new Set([
    ...joined,
    ...decisions.filter(({ decision }) => decision && isNamed(visitor, decision.owner)).map(({ project }) => project),
  ])
  const mention = visitor.person && mentionOf(visitor.person.handle)
  return comments
    .filter(({ by }) => (by?.id ?? null) !== own)
    .flatMap((comment): Notice[] => {
      const project = projects.get(comment.project)
      const isMentioned = mention?.test(comment.text) ?? false
      if (!project || !(isMentioned || theirs.has(comment.project))) return []
      const id = `comment ${comment.id}`
      const words = `${authorOf(comment)} ${isMentioned ? 'mentions you' : 'commented'} on ${project.title}: ${shortened(comment.text)}`
      return [
        { id, kind: 'comment', at: comment.editedAt ?? comment.writtenAt, words, subject: project.id, quarter: null },
      ]
    })
}

const authorOf = ({ by }: Comment): string => by?.name ?? 'The owner of this server'

const mentionOf = (handle: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])@${handle.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}-])`, 'iu')

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > TOLD ? `${line.slice(0, TOLD).trimEnd()}…` : line
}
