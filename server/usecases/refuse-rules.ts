import type { MappingRule } from '../../model/evidence/mapping-rule.ts'
import type { Service } from '../../model/evidence/service.ts'
import { suggestion } from '../sources/nearest-name.ts'
import { titlePatternProblem } from '../sources/title-pattern.ts'
import { RefusedRequest } from './refused-request.ts'

/** Throws RefusedRequest, each fault where it stands, when a title pattern cannot be used or a rule names an unknown service. */
export function refuseRules(rules: readonly MappingRule[], services: readonly Service[]): void {
  const known = services.map(({ id }) => id)
  const ids = new Set(known)
  const errors = rules.flatMap(({ title, service, root }, position) => {
    const at = `rules.${position}`
    const problem = title === undefined ? null : titlePatternProblem(title)
    const unknown = Object.entries({ service, root }).flatMap(([field, id]) =>
      id === undefined || ids.has(id)
        ? []
        : [{ path: `${at}.${field}`, message: `there is no service "${id}"${suggestion(id, known)}` }],
    )
    const pattern = problem === null ? [] : [{ path: `${at}.title`, message: `${JSON.stringify(title)} ${problem}` }]
    return [...pattern, ...unknown]
  })
  if (errors.length > 0) {
    throw new RefusedRequest('invalid-request', errors.map(({ message }) => message).join('; '), errors)
  }
}
