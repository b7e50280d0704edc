import { z } from 'zod'
import { sourcesSchema } from '../../../model/contract/source.ts'
import { listSources } from '../../usecases/list-sources.ts'
import { type Route, route } from '../route.ts'

export const SOURCE_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/sources',
    summary: 'Sources with what they gave and how their last run went',
    parameters: z.strictObject({}),
    answer: sourcesSchema,
    handle: (context) => listSources(context),
  }),
]
