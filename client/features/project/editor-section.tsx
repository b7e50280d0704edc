import type { Examination } from '../../../model/insight/examine.ts'
import { ChangeableBy } from '../../components/allowed.tsx'
import { Button } from '../../components/button.tsx'
import type { Catalogue } from '../../components/effects-editor/catalogue.ts'
import { EffectsEditor } from '../../components/effects-editor/effects-editor.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { age } from '../../lib/date.ts'
import { useNow } from '../../lib/use-now.ts'
import styles from './part.module.css'
import type { useDraft } from './use-draft.ts'

interface EditorSectionProps {
  readonly draft: ReturnType<typeof useDraft>
  readonly examination: Examination | null
  readonly catalogue: Catalogue
}

/** Effects and effort of the project, open to change. */
export function EditorSection({ draft, examination, catalogue }: EditorSectionProps) {
  const { form, kept, trouble } = draft
  const now = useNow()
  if (trouble && !form) return <TroubleNotice trouble={trouble} onAgain={draft.again} />
  if (!form) return <div className={styles.waiting} aria-busy="true" />
  return (
    <section aria-label="Effects">
      <h2 className={styles.heading}>
        {form.effects.length > 0 ? 'Effects: what changes, and by how much' : 'No effect stated, so nothing is avoided'}
      </h2>
      <ChangeableBy scope="estimates:write">
        <EffectsEditor
          form={form}
          faults={draft.faults}
          catalogue={catalogue}
          reach={examination?.reach ?? []}
          onChange={draft.change}
        />
      </ChangeableBy>
      <p className={styles.provenance}>
        {kept?.edit
          ? `Edited ${age(kept.edit.editedAt, now)} ago over what ${sourceWords(kept.source)} says.`
          : `As ${sourceWords(kept?.source ?? null)} says.`}
        {kept?.edit && kept.edit.apart.length > 0 && ' Its source has changed since: compare before relying on it.'}
        {kept?.edit && (
          <Button kind="link" needs="estimates:write" onClick={draft.revert}>
            Go back to the source
          </Button>
        )}
      </p>
    </section>
  )
}

const sourceWords = (source: string | null): string => {
  if (source === null) return 'the RICE sheet'
  return source === 'configuration' ? 'leverage.yaml' : source
}
