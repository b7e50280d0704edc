import type { MappingRules } from '../../../../model/contract/mapping-rules.ts'
import { ruleConditions } from '../../../../model/evidence/rule-words.ts'
import { count, counted } from '../../../../model/format.ts'
import { Button } from '../../../components/button.tsx'
import styles from '../sources.module.css'
import { rowsIn, settings } from './findings.ts'
import own from './mapping.module.css'

interface RulesProps {
  readonly rules: MappingRules['rules']
  /** Rules of people that are to go, as JSON. */
  readonly removed: ReadonlySet<string>
  readonly open: boolean
  readonly onToggle: (rule: string) => void
}

/** What decides now, in order. Rules of leverage.yaml are changed there; those of people can be taken out. */
export function RulesInForce({ rules, removed, open, onToggle }: RulesProps) {
  if (rules.length === 0) return null
  return (
    <details className={own.force} open={open}>
      <summary>{counted(rules.length, 'rule')} in force; the first that matches decides, new ones come last</summary>
      <ol>
        {rules.map(({ origin, rule, decides }) => {
          const key = JSON.stringify(rule)
          const isGone = removed.has(key)
          return (
            <li key={`${origin} ${key}`} data-gone={isGone}>
              <span>{ruleConditions(rule)}</span>
              <span className={styles.secondary}>{settings(rule)}</span>
              <span className={`${styles.secondary} number`}>{count(rowsIn(decides))}</span>
              {origin === 'file' ? (
                <span className={styles.detail}>leverage.yaml</span>
              ) : (
                <Button
                  kind="quiet"
                  aria-label={`${isGone ? 'Keep' : 'Take out'} the rule: ${ruleConditions(rule)}`}
                  onClick={() => onToggle(key)}
                >
                  {isGone ? 'Keep' : 'Take out'}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
    </details>
  )
}
