/** The mark: a lever, its load and its fulcrum. */
export function Mark() {
  return (
    <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true" focusable="false">
      <path fill="var(--ink)" d="M1.2 6.6 18.4.6l.6 1.7L7.2 6.5l.4 1.3-4.5 2.4-2.4-2z" />
      <path fill="var(--accent)" d="m11.2 9 3.2 5.2H8z" />
    </svg>
  )
}
