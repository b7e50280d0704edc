import styles from './areas.module.css'

/** No incident yet: says what is missing and the command that brings it. */
export function EmptyAreas({ asOf }: { readonly asOf: string | undefined }) {
  return (
    <div className={styles.page}>
      <h1 className={styles.headline}>{asOf ? 'Nothing had happened yet' : 'No incident to learn from yet'}</h1>
      {asOf ? (
        <p className={styles.sentence}>
          On the day that this address asks for, no incident was known. <a href="/areas">Show today</a>
        </p>
      ) : (
        <>
          <p className={styles.sentence}>
            Where it hurts is read from incidents. Import a status page, or any list as CSV:
          </p>
          <pre className={styles.command}>npm run -s leverage -- import statuspage incidents.json</pre>
          <p className={styles.sentence}>This page follows by itself once the import is done.</p>
        </>
      )}
    </div>
  )
}
