import type { ButtonHTMLAttributes, Ref } from 'react'
import type { Scope } from '../../model/contract/access.ts'
import { Allowed } from './allowed.tsx'
import styles from './button.module.css'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'link'
  readonly active?: boolean
  /** What it takes; the button is not there for whoever lacks it. */
  readonly needs?: Scope
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button in one of four weights: outlined, filled, quiet text, link. */
export function Button({ needs, ...rest }: ButtonProps) {
  return needs ? (
    <Allowed scope={needs}>
      <PlainButton {...rest} />
    </Allowed>
  ) : (
    <PlainButton {...rest} />
  )
}

function PlainButton({ kind = 'plain', active = false, className = '', ref, ...rest }: Omit<ButtonProps, 'needs'>) {
  const look =
    kind === 'plain' ? styles.button : kind === 'primary' ? `${styles.button} ${styles.primary}` : styles[kind]
  return <button ref={ref} type="button" data-active={active} className={`${look} ${className}`} {...rest} />
}
