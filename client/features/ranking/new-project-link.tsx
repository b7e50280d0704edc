import { Link } from '@tanstack/react-router'
import { Allowed } from '../../components/allowed.tsx'
import buttons from '../../components/button.module.css'

/** The way to a project that is not in the ranking yet. */
export const NewProjectLink = ({ look = buttons.button }: { readonly look?: string | undefined }) => (
  <Allowed scope="projects:write">
    <Link to="/projects/new" search={({ lens, weights }) => ({ lens, weights })} className={look ?? ''}>
      New project
    </Link>
  </Allowed>
)
