import { Link } from '@tanstack/react-router'
import buttons from '../../components/button.module.css'

/** The way to a project that is not in the ranking yet. */
export const NewProjectLink = () => (
  <Link to="/projects/new" search={({ lens, weights }) => ({ lens, weights })} className={buttons.button}>
    New project
  </Link>
)
