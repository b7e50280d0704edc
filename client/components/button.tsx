import type { ButtonHTMLAttributes, Ref } from 'react'
import styles from './button.module.css'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'link'
  readonly active?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button in one of four weights: outlined, filled, quiet text, link. */
export function Button({ kind = 'plain', active = false, className = '', ref, ...rest }: ButtonProps) {
  const look =
    kind === 'plain' ? styles.button : kind === 'primary' ? `${styles.button} ${styles.primary}` : styles[kind]
  return <button ref={ref} type="button" data-active={active} className={`${look} ${className}`} {...rest} />
}
