import type { EffectReach } from '../../../model/insight/reach.ts'
import { AddEffect } from './add-effect.tsx'
import type { Catalogue } from './catalogue.ts'
import { addEffect, changeEffect, removeEffect } from './edit-form.ts'
import { EffectEditor } from './effect-editor.tsx'
import styles from './effects-editor.module.css'
import { EffortEditor } from './effort-editor.tsx'
import type { FormFaults, ProjectForm } from './project-form.ts'

interface EffectsEditorProps {
  readonly form: ProjectForm
  readonly faults: FormFaults
  readonly catalogue: Catalogue
  /** What each effect touches, in the order of the form; empty while nobody knows. */
  readonly reach: readonly EffectReach[]
  readonly onChange: (form: ProjectForm) => void
}

/** What a project changes, by how much, and what it costs. */
export function EffectsEditor({ form, faults, catalogue, reach, onChange }: EffectsEditorProps) {
  return (
    <div className={styles.editor}>
      {form.effects.map((effect, position) => (
        <EffectEditor
          key={effect.key}
          effect={effect}
          reach={reach[position]}
          faults={faults}
          catalogue={catalogue}
          onChange={(changed) => onChange(changeEffect(form, effect.key, () => changed))}
          onRemove={() => onChange(removeEffect(form, effect.key))}
        />
      ))}
      <AddEffect
        catalogue={catalogue}
        isFirst={form.effects.length === 0}
        onAdd={(selector) => onChange(addEffect(form, selector))}
      />
      <EffortEditor form={form} faults={faults} catalogue={catalogue} onChange={onChange} />
    </div>
  )
}
