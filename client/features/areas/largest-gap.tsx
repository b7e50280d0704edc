import { Link } from '@tanstack/react-router'
import { Allowed } from '../../components/allowed.tsx'
import { encodeCell } from '../../lib/cell-id.ts'
import { cellTitle } from './findings.ts'
import { type AreasView, gapsOf } from './view.ts'

/** Where the most is lost that nobody works on, with the way to work on it. */
export function LargestGap({ view }: { readonly view: AreasView }) {
  const [gap] = gapsOf(view)
  if (!gap) return null
  const { measure, unit, write, titleOf } = view
  return (
    <>
      {' '}
      The largest that no project touches: {cellTitle(gap, titleOf)}, {write(gap.uncovered[measure])} {unit}.{' '}
      <Allowed scope="projects:write">
        <Link to="/projects/new" search={{ cell: encodeCell(gap) }} data-screen>
          Start a project
        </Link>
      </Allowed>
    </>
  )
}
