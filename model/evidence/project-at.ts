import { type Instant, instant } from '../quantity.ts'
import type { Project } from './project.ts'

/** When a project shipped; null where it has not, or where nobody said when. */
export const shippedInstant = ({ status, shippedAt }: Project): Instant | null =>
  status === 'shipped' && shippedAt ? instant(Date.parse(shippedAt)) : null

/** A project as it stood at a past moment: what shipped only later was still open then. The rest carries no history. */
export function projectAt(project: Project, asOf: Instant): Project {
  const at = shippedInstant(project)
  return at !== null && at > asOf ? { ...project, status: 'candidate', shippedAt: null } : project
}
