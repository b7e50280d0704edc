import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { EditableProject } from '../../../model/contract/editable.ts'
import type { ProjectChanges } from '../../../model/evidence/edit.ts'
import {
  formOf,
  isSameStatement,
  type ProjectForm,
  readForm,
  type Statement,
} from '../../components/effects-editor/project-form.ts'
import { asTrouble, Failure, type Trouble } from '../../lib/problem.ts'
import { editableProjectQuery, saveProject } from './queries.ts'

/** How saving stands. Undo is what was kept before the last save. */
export type Saving =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly former: ProjectChanges | null }
  | { readonly state: 'failed'; readonly trouble: Trouble }
  /** Somebody else saved first: both versions are shown and a person chooses. */
  | { readonly state: 'conflict'; readonly theirs: EditableProject; readonly restated: Restatement }

/** Where a project stands, stated by itself: the form of estimates has no part in it. */
type Restatement = Pick<ProjectChanges, 'status' | 'shippedAt'>

interface Editing {
  readonly form: ProjectForm
  /** What the form was made from. */
  readonly base: EditableProject
}

const IDLE: Saving = { state: 'idle' }

/** What a person is stating of a project, and how it is saved, undone and settled with what somebody else saved. */
export function useDraft(id: string) {
  const queries = useQueryClient()
  const { data: kept, error, refetch } = useQuery(editableProjectQuery(id))
  const [editing, setEditing] = useState<Editing | null>(null)
  const [saving, setSaving] = useState<Saving>(IDLE)
  const { statement, faults } = useMemo(
    () => (editing ? readForm(editing.form) : { statement: null, faults: new Map<string, string>() }),
    [editing],
  )
  const isDirty = editing !== null && !(statement && isSameStatement(statement, editing.base.value))

  // What somebody else saved is taken over at once, unless there is something of one's own to lose.
  useEffect(() => {
    if (!kept || (editing && editing.base.id === kept.id && (isDirty || editing.base.revision >= kept.revision))) return
    setEditing({ form: formOf(kept.value), base: kept })
    if (editing?.base.id !== kept.id) setSaving(IDLE)
  }, [kept, editing, isDirty])

  const begin = (base: EditableProject) => {
    queries.setQueryData(editableProjectQuery(id).queryKey, base)
    setEditing({ form: formOf(base.value), base })
  }

  const put = async (base: EditableProject, changes: ProjectChanges | null, restated: Restatement = {}) => {
    setSaving({ state: 'saving' })
    try {
      const { former, ...saved } = await saveProject(id, { revision: base.revision, changes: changes as never })
      begin(saved)
      setSaving({ state: 'saved', former })
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.problem?.code !== 'conflict') {
        setSaving({ state: 'failed', trouble: asTrouble(failure) })
        return
      }
      const { data: theirs } = await refetch()
      setSaving(theirs ? { state: 'conflict', theirs, restated } : { state: 'failed', trouble: failure.trouble })
    }
  }

  return {
    kept: editing?.base ?? null,
    form: editing?.form ?? null,
    statement,
    faults,
    isDirty,
    saving,
    trouble: error ? asTrouble(error) : null,
    again: () => void refetch(),
    change: (form: ProjectForm) => {
      if (saving.state !== 'conflict') setSaving(IDLE)
      setEditing(editing && { ...editing, form })
    },
    discard: () => {
      if (editing) begin(kept && kept.revision > editing.base.revision ? kept : editing.base)
      setSaving(IDLE)
    },
    save: () => {
      if (editing && statement) void put(editing.base, changesOf(statement, editing.base))
    },
    restate: (restated: Restatement) => {
      if (editing)
        void put(editing.base, restatedOver(editing.base.edit?.changes ?? {}, restated, editing.base), restated)
    },
    undo: () => {
      if (editing && saving.state === 'saved') void put(editing.base, saving.former)
    },
    takeTheirs: () => {
      if (saving.state !== 'conflict') return
      begin(saving.theirs)
      setSaving(IDLE)
    },
    /** Shows what the source says; saving it takes the edit back. */
    revert: () => {
      if (editing) setEditing({ ...editing, form: formOf(editing.base.told) })
      setSaving(IDLE)
    },
    putOff: () => setSaving(IDLE),
    keepMine: () => {
      if (saving.state !== 'conflict' || !statement) return
      const { theirs, restated } = saving
      void put(theirs, restatedOver(changesOf(statement, theirs) ?? {}, restated, theirs), restated)
    },
  }
}

/** The fields of a project that a form states. */
const STATED = ['effects', 'effort', 'dependsOn'] as const satisfies readonly (keyof Statement)[]

/** A statement as an edit over what the source says: a field that says the same stays the source's. */
export function changesOf(statement: Statement, { told, edit }: EditableProject): ProjectChanges | null {
  const others = Object.entries(edit?.changes ?? {}).filter(([field]) => !STATED.some((stated) => stated === field))
  const own = STATED.filter((field) => !isSameStatement({ ...told, [field]: statement[field] }, told)).map(
    (field) => [field, statement[field]] as const,
  )
  const changes = Object.fromEntries([...others, ...own])
  return Object.keys(changes).length > 0 ? changes : null
}

/** Changes with a project's standing put into them: what the source says anyway is no change. */
export function restatedOver(
  changes: ProjectChanges,
  restated: Restatement,
  { told }: Pick<EditableProject, 'told'>,
): ProjectChanges | null {
  const together = { ...changes, ...restated }
  const own = Object.entries(together).filter(
    ([field, value]) =>
      !(field in restated) || (value ?? null) !== (field === 'status' ? told.status : (told.shippedAt ?? null)),
  )
  return own.length > 0 ? Object.fromEntries(own) : null
}
