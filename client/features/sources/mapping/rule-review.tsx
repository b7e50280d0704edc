import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MappingRules } from '../../../../model/contract/mapping-rules.ts'
import { counted, inWords, list, sentence } from '../../../../model/format.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { asTrouble } from '../../../lib/problem.ts'
import styles from '../setup-form.module.css'
import shared from '../sources.module.css'
import { DraftRow } from './draft-row.tsx'
import { type Conditions, emptyDraft, peopleRules, type RuleDraft, ruleOf, rulesWith } from './drafts.ts'
import { previewInWords } from './findings.ts'
import own from './mapping.module.css'
import { NewRule } from './new-rule.tsx'
import { previewQuery } from './queries.ts'
import { RulePreview } from './rule-preview.tsx'
import { RulesInForce } from './rules-in-force.tsx'
import type { useRules } from './use-rules.ts'

interface ReviewProps {
  readonly drafts: readonly RuleDraft[]
  readonly rules: MappingRules
  readonly changing: ReturnType<typeof useRules>
  readonly onClose: () => void
}

/** Rules before they are kept: what each would take, and which rows would change. */
export function RuleReview({ drafts: given, rules, changing, onClose }: ReviewProps) {
  const [drafts, setDrafts] = useState(given)
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set())
  const next = rulesWith(rules, drafts, removed)
  const preview = useQuery(previewQuery(next))
  const made = drafts.filter((draft) => ruleOf(draft) !== null)
  const kept = next.length - made.length
  const gone = peopleRules(rules.rules).length - kept
  const isChanged = made.length + gone > 0
  const change = (position: number, draft: RuleDraft | null) =>
    setDrafts(drafts.flatMap((one, other) => (other === position ? (draft ?? []) : [one])))
  const save = () =>
    changing.save(
      {
        former: { revision: rules.revision, rules: peopleRules(rules.rules) },
        rules: next,
        words: doneWords(made.length, gone),
      },
      { onSuccess: onClose },
    )
  const failed = changing.saving.error ?? preview.error
  let position = kept - 1
  return (
    <Dialog open wide title={titleOf(given)} onClose={onClose}>
      {drafts.length > 0 && (
        <ul className={own.drafts} aria-label="New rules">
          {drafts.map((draft, index) => {
            if (ruleOf(draft) !== null) position += 1
            return (
              <DraftRow
                key={JSON.stringify(draft.condition)}
                draft={draft}
                services={rules.services}
                decides={ruleOf(draft) === null || preview.isFetching ? undefined : preview.data?.decides[position]}
                onChange={(changed) => change(index, changed)}
                onRemove={() => change(index, null)}
              />
            )
          })}
        </ul>
      )}
      <NewRule onAdd={(condition: Conditions) => setDrafts([...drafts, emptyDraft(condition)])} />
      <RulesInForce
        rules={rules.rules}
        removed={removed}
        open={given.length === 0}
        onToggle={(rule) => setRemoved(toggled(removed, rule))}
      />
      {isChanged && preview.data && !preview.error && (
        <RulePreview preview={preview.data} busy={preview.isFetching} title={previewInWords(preview.data)} />
      )}
      {failed && (
        <p className={shared.error} role="alert">
          {asTrouble(failed).detail}
        </p>
      )}
      <div className={styles.dialogFoot}>
        <Button
          kind="primary"
          disabled={!isChanged || preview.isFetching || preview.isError || changing.saving.isPending}
          onClick={save}
        >
          {saveWords(made.length, gone)}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Dialog>
  )
}

const titleOf = (drafts: readonly RuleDraft[]): string =>
  drafts.length === 0
    ? 'Mapping rules'
    : `${sentence(inWords(drafts.length))} ${drafts.length === 1 ? 'rule' : 'rules'} to review`

const saveWords = (made: number, gone: number): string =>
  made + gone === 0
    ? 'Save'
    : sentence(
        list([
          ...(made > 0 ? [`save ${counted(made, 'rule')}`] : []),
          ...(gone > 0 ? [`take ${counted(gone, 'rule')} out`] : []),
        ]),
      )

const doneWords = (made: number, gone: number): string =>
  sentence(
    list([
      ...(made > 0 ? [`${counted(made, 'rule')} saved`] : []),
      ...(gone > 0 ? [`${counted(gone, 'rule')} taken out`] : []),
    ]),
  )

function toggled(removed: ReadonlySet<string>, rule: string): ReadonlySet<string> {
  const next = new Set(removed)
  if (!next.delete(rule)) next.add(rule)
  return next
}
