import type { ReactNode } from 'react'
import heading from '../../components/heading.module.css'
import styles from './sign-in.module.css'

/** A page of its own, before anything of the company is shown. */
export const Frame = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <main className={styles.page} id="main">
    <div className={styles.card}>
      <span className={styles.brand}>
        <img src="/icon.svg" alt="" width="16" height="16" /> Leverage
      </span>
      <h1 className={heading.headline}>{title}</h1>
      {children}
    </div>
  </main>
)
