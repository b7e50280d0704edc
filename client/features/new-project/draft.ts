import { type NewProject, newProjectSchema } from '../../../model/contract/editable.ts'
import type { Cause } from '../../../model/evidence/cause.ts'
import { NO_TEAM, type Project, type Selector } from '../../../model/evidence/project.ts'
import type { Frame } from '../../../model/ranking/frame.ts'
import { addEffect, addEffort } from '../../components/effects-editor/edit-form.ts'
import { type FormFaults, type ProjectForm, readForm } from '../../components/effects-editor/project-form.ts'
import type { CellId } from '../../lib/cell-id.ts'

/** The project under which a draft is ranked until it has an id: the server makes ids without spaces. */
export const DRAFT_ID = 'a new project'

/** A project as it is being typed. */
export interface NewForm extends ProjectForm {
  readonly title: string
  readonly description: string
}

/** The evidence of a cell: burn outside incidents is no cause of one. */
export const selectorOf = ({ service, cause }: CellId): Selector =>
  cause === 'background' ? { services: [service], background: true } : { services: [service], causes: [cause] }

/** What stands in the form at first: of a cell a title and an effect that reaches it, to be put right; the team that has its service owns the project. */
export function firstForm(cell: CellId | null, { services, teams }: Pick<Frame, 'services' | 'teams'>): NewForm {
  const service = services.find(({ id }) => id === cell?.service)
  const owner = service?.team ?? teams[0]?.id ?? NO_TEAM
  const empty = { effects: [], effort: [], dependsOn: [] }
  const title = cell ? suggestedTitle(cell.cause, service?.title ?? cell.service) : ''
  return { title, description: '', ...addEffort(cell ? addEffect(empty, selectorOf(cell)) : empty, owner) }
}

/** What a project against a cause is called until somebody says how: "Fewer deploy failures in API". */
function suggestedTitle(cause: Cause, service: string): string {
  if (cause === 'background') return `Less loss outside incidents in ${service}`
  return cause === 'unknown' ? `Less loss of unknown cause in ${service}` : `Fewer ${cause} failures in ${service}`
}

export interface Reading {
  /** What is sent; null while something is wrong. */
  readonly request: NewProject | null
  /** What is ranked while the title is still missing; null while an estimate makes no sense, or there is no effect. */
  readonly draft: Project | null
  /** Of estimates, by their key. */
  readonly estimates: FormFaults
  /** Of the other fields, by their name. */
  readonly fields: ReadonlyMap<string, string>
}

/** What the form states, held against the contract of a new project. */
export function readNewForm(form: NewForm): Reading {
  const { statement, faults } = readForm(form)
  const title = form.title.trim()
  const description = form.description.trim() || null
  const checked = newProjectSchema.safeParse({ title, description, effort: [], effects: [], ...statement })
  const fields = new Map<string, string>()
  for (const { path, message } of checked.error?.issues ?? []) {
    const [field] = path
    // Without a statement its estimates say themselves what is wrong.
    if (statement || field === 'title' || field === 'description') fields.set(String(field), message)
  }
  const stated = { description, status: 'candidate', url: null } as const
  return {
    request: statement && checked.success ? checked.data : null,
    draft:
      statement && statement.effects.length > 0
        ? { id: DRAFT_ID, title: title || 'The new project', ...stated, ...statement }
        : null,
    estimates: faults,
    fields,
  }
}
