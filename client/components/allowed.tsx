import type { ReactNode } from 'react'
import type { Scope } from '../../model/contract/access.ts'
import { useMay, useVisitor, whyNot } from '../lib/use-visitor.ts'
import styles from './allowed.module.css'

interface AllowedProps {
  readonly scope: Scope
  readonly children: ReactNode
}

/** What is only there for those who may: a button that would be refused is none. */
export const Allowed = ({ scope, children }: AllowedProps) => (useMay(scope) ? children : null)

/** Fields that everybody may read and those who may change, with nothing said: where it is plain why, or said elsewhere. */
export const Locked = ({ scope, children }: AllowedProps) => (
  <fieldset className={styles.fields} disabled={!useMay(scope)}>
    {children}
  </fieldset>
)

/** Fields that everybody may read and those who may change; the others are told what it takes. */
export function ChangeableBy({ scope, children }: AllowedProps) {
  const may = useMay(scope)
  const { data: visitor } = useVisitor()
  return (
    <fieldset className={styles.fields} disabled={!may}>
      {!may && <p className={styles.why}>{whyNot(scope, visitor?.role)}</p>}
      {children}
    </fieldset>
  )
}
