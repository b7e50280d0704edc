import type { VisitorReport } from '../../../model/contract/people.ts'
import type { Context } from '../context.ts'

/** Who asks and what they may do, so that a page offers nothing that would be refused. */
export const describeVisitor = ({ visitor, access }: Context): VisitorReport => ({
  kind: visitor.kind,
  person: visitor.person && { handle: visitor.person.handle, name: visitor.person.name },
  role: visitor.role,
  scopes: [...visitor.scopes],
  hasPassword: visitor.person?.hasPassword ?? false,
  provider: access.provider?.title ?? null,
  isShared: access.address !== null,
})
