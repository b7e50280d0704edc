import { useQuery } from '@tanstack/react-query'
import { Dialog } from '../../components/dialog.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { setupQuery, typesQuery } from './queries.ts'
import { SourceSetupForm } from './source-setup-form.tsx'

/** Changes how a source is set up. Its secrets stay unless they are typed anew. */
export function EditSource({
  id,
  title,
  onClose,
}: {
  readonly id: string
  readonly title: string
  onClose: () => void
}) {
  const types = useQuery(typesQuery)
  const stored = useQuery(setupQuery(id))
  const failed = types.error ?? stored.error
  const type = types.data?.types.find((one) => one.type === stored.data?.type)
  return (
    <Dialog open wide title={`Edit ${title}`} onClose={onClose}>
      {failed && <TroubleNotice trouble={asTrouble(failed)} onAgain={() => void stored.refetch()} />}
      {type && stored.data && <SourceSetupForm type={type} stored={stored.data} onDone={onClose} />}
    </Dialog>
  )
}
