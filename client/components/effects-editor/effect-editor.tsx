import { useState } from 'react'
import { MECHANISMS, type Mechanism } from '../../../model/evidence/project.ts'
import type { EffectReach } from '../../../model/insight/reach.ts'
import { isOnlyBurn, mechanismWords } from '../../../model/insight/words.ts'
import { Button } from '../button.tsx'
import { type Catalogue, titlesOf } from './catalogue.ts'
import { withEstimate, withFirstEstimate } from './edit-form.ts'
import styles from './effects-editor.module.css'
import { EstimateHead, EstimateRow } from './estimate-row.tsx'
import { type EffectForm, estimateKey, type FormFaults, shareOf } from './project-form.ts'
import { ScopeEditor } from './scope-editor.tsx'
import { reachWords, selectorTags } from './words.ts'

interface EffectEditorProps {
  readonly effect: EffectForm
  readonly reach: EffectReach | undefined
  readonly faults: FormFaults
  readonly catalogue: Catalogue
  readonly onChange: (effect: EffectForm) => void
  readonly onRemove: () => void
}

/** One effect: what it touches, and by how much each part of the loss shrinks. */
export function EffectEditor({ effect, reach, faults, catalogue, onChange, onRemove }: EffectEditorProps) {
  const [isScoping, setIsScoping] = useState(false)
  const { key, selector, estimates } = effect
  const closes = Boolean(selector.issues || selector.requests || estimates.closing)
  const fault = faults.get(estimateKey('effect', key))
  // Burn outside incidents is neither found nor recovered from; what somebody has stated stays all the same.
  const counts = (mechanism: Mechanism) =>
    mechanism === 'closing' ? closes : !isOnlyBurn(selector) || ['frequency', 'blastRadius'].includes(mechanism)
  const shown = MECHANISMS.filter((mechanism) => estimates[mechanism] || counts(mechanism))
  return (
    <div className={styles.effect}>
      <p className={styles.reach} aria-live="polite">
        {reach ? reachWords(reach) : '\u00a0'}
      </p>
      <div className={styles.tags}>
        <ul aria-label="Applies to">
          {selectorTags(selector, titlesOf(catalogue)).map((tag) => (
            <li key={tag} className={styles.tag}>
              {tag}
            </li>
          ))}
        </ul>
        <Button kind="link" aria-expanded={isScoping} onClick={() => setIsScoping(!isScoping)}>
          {isScoping ? 'Close scope' : 'Edit scope'}
        </Button>
        <Button kind="link" onClick={onRemove}>
          Remove effect
        </Button>
      </div>
      {isScoping && (
        <ScopeEditor
          selector={selector}
          catalogue={catalogue}
          onChange={(changed) => onChange({ ...effect, selector: changed })}
        />
      )}
      <EstimateHead axis="0 to 100%" />
      {shown.map((mechanism) => {
        const text = estimates[mechanism]
        const title = mechanismWords(mechanism, selector)
        if (!text) {
          return (
            <div key={mechanism} className={styles.row}>
              <span className={styles.missing}>{title}</span>
              <Button
                kind="link"
                className={styles.addEstimate}
                aria-label={`Add an estimate of ${title.toLowerCase()}`}
                onClick={() => onChange(withFirstEstimate(effect, mechanism))}
              >
                Add an estimate
              </Button>
            </div>
          )
        }
        const wrong = faults.get(estimateKey('effect', key, mechanism))
        return (
          <EstimateRow
            key={mechanism}
            title={title}
            text={text}
            estimate={wrong ? null : { low: shareOf(text.low), likely: shareOf(text.likely), high: shareOf(text.high) }}
            fault={wrong}
            max={1}
            hue="avoided"
            onChange={(changed) => onChange(withEstimate(effect, mechanism, changed))}
            onRemove={() => onChange(withEstimate(effect, mechanism, undefined))}
          />
        )
      })}
      {fault && <p className={styles.fault}>{fault}</p>}
    </div>
  )
}
