import styles from './search-button.module.css'

/** Looks like a field, since one types right after it is pressed; opens the palette. */
export const SearchButton = ({ onClick }: { readonly onClick: () => void }) => (
  <button type="button" className={styles.search} onClick={onClick} aria-haspopup="dialog" aria-keyshortcuts="/">
    Search or jump to <kbd className={styles.key}>/</kbd>
  </button>
)
