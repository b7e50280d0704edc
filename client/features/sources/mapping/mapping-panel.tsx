import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { MappingRules, MappingSuggestion } from '../../../../model/contract/mapping-rules.ts'
import { ruleConditions } from '../../../../model/evidence/rule-words.ts'
import { count, counted } from '../../../../model/format.ts'
import { Button } from '../../../components/button.tsx'
import { TroubleNotice } from '../../../components/trouble.tsx'
import { asTrouble } from '../../../lib/problem.ts'
import { useNamedInAddress } from '../../../lib/use-named-in-address.ts'
import styles from '../sources.module.css'
import { draftOf, peopleRules, type RuleDraft, rulesWith } from './drafts.ts'
import { isHarmless, rowsIn, suggestionsHeadline } from './findings.ts'
import own from './mapping.module.css'
import { previewRules, rulesQuery, suggestionsQuery } from './queries.ts'
import { RuleReview } from './rule-review.tsx'
import { useRules } from './use-rules.ts'

/** What unmapped rows have in common, and the rules that would map them; nothing counts until a person says so. */
export function MappingPanel() {
  const rules = useQuery(rulesQuery)
  const suggestions = useQuery(suggestionsQuery)
  const changing = useRules()
  const [reviewed, setReviewed] = useState<readonly RuleDraft[] | null>(null)
  useNamedInAddress('mapping', rules.data !== undefined && suggestions.data !== undefined)
  const failed = rules.error ?? suggestions.error
  if (failed && !(rules.data && suggestions.data))
    return <TroubleNotice trouble={asTrouble(failed)} onAgain={() => void suggestions.refetch()} />
  if (!rules.data || !suggestions.data) return <section className={styles.panel} id="mapping" aria-busy="true" />
  const found = suggestions.data
  const all = () => setReviewed(found.suggestions.map(draftOf))
  const trouble = changing.saving.error ?? changing.undoing.error
  return (
    <section className={styles.panel} id="mapping" aria-labelledby="mapping-title">
      <div className={styles.sectionHead}>
        <div>
          <h2 id="mapping-title">{suggestionsHeadline(found)}</h2>
          <p className={styles.detail}>
            {found.suggestions.length > 0
              ? 'Suggested from names, and from where rows alike belong; nothing counts until a person confirms'
              : 'A row belongs to a service by a rule, by the name of its component, or by what a person said of it'}
          </p>
        </div>
        {found.suggestions.length > 0 && (
          <Button needs="mapping:write" onClick={all}>
            Review all
          </Button>
        )}
      </div>
      {changing.done && (
        <p className={own.done} role="status">
          <span>{changing.done.words}.</span>
          {changing.undo && <Button onClick={changing.undo}>Undo</Button>}
          <Button kind="quiet" onClick={changing.forget}>
            Dismiss
          </Button>
        </p>
      )}
      {trouble && !reviewed && (
        <p className={styles.error} role="alert">
          {asTrouble(trouble).detail}
        </p>
      )}
      <ul className={own.suggestions}>
        {found.suggestions.map((suggestion) => (
          <Suggestion
            key={JSON.stringify(suggestion.condition)}
            suggestion={suggestion}
            rules={rules.data}
            onSave={changing.save}
            onReview={() => setReviewed([draftOf(suggestion)])}
          />
        ))}
      </ul>
      <p className={own.rest}>
        {rowsIn(found.rest.counts) > 0 && (
          <span>
            {counted(rowsIn(found.rest.counts), 'more row')} with nothing in common:{' '}
            <Link to="/evidence" search={{ flag: 'unmapped' }}>
              look at incidents one by one
            </Link>
          </span>
        )}
        <Button kind="link" needs="mapping:write" onClick={() => setReviewed([])}>
          {rules.data.rules.length === 0 ? 'Write a rule' : `${counted(rules.data.rules.length, 'rule')} in force`}
        </Button>
      </p>
      {reviewed && (
        <RuleReview drafts={reviewed} rules={rules.data} changing={changing} onClose={() => setReviewed(null)} />
      )}
    </section>
  )
}

interface SuggestionProps {
  readonly suggestion: MappingSuggestion
  readonly rules: MappingRules
  readonly onSave: ReturnType<typeof useRules>['save']
  readonly onReview: () => void
}

function Suggestion({ suggestion, rules, onSave, onReview }: SuggestionProps) {
  const { condition, service, cause, counts, rows } = suggestion
  const [asking, setAsking] = useState(false)
  const confirm = async () => {
    setAsking(true)
    const next = rulesWith(rules, [draftOf(suggestion)])
    const preview = await previewRules(next).catch(() => null)
    setAsking(false)
    // A rule that would touch more than unmapped rows is looked at first.
    if (!preview || !isHarmless(preview)) return onReview()
    const words = `${counted(preview.counts.mapped, 'row')} mapped to ${service}`
    onSave({ former: { revision: rules.revision, rules: peopleRules(rules.rules) }, rules: next, words })
  }
  const [first] = rows
  const more = rowsIn(counts) - 1
  return (
    <li>
      <span>
        <span className={own.condition}>{ruleConditions(condition)}</span>
        <span className={styles.detail} title={rows.map(({ title }) => title).join('\n')}>
          “{first?.title}”{more > 0 && ` and ${count(more)} more`}
        </span>
      </span>
      <span className="number">{count(rowsIn(counts))}</span>
      <span className={styles.secondary}>
        {service === null ? 'no service' : [service, cause].filter(Boolean).join(', ')}
        {service !== null && <span className={styles.detail}>suggested</span>}
      </span>
      {service === null ? (
        <Button
          kind="link"
          needs="mapping:write"
          aria-label={`Choose where ${ruleConditions(condition)} belongs`}
          onClick={onReview}
        >
          Choose
        </Button>
      ) : (
        <span className={own.decide}>
          <Button
            kind="link"
            needs="mapping:write"
            aria-label={`Confirm that ${ruleConditions(condition)} belongs to ${service}`}
            disabled={asking}
            onClick={() => void confirm()}
          >
            Confirm
          </Button>
          <Button
            kind="quiet"
            needs="mapping:write"
            aria-label={`Change where ${ruleConditions(condition)} belongs`}
            onClick={onReview}
          >
            Change
          </Button>
        </span>
      )}
    </li>
  )
}
