import { z } from 'zod'
import { runsSchema, sourcesSchema } from '../../../model/contract/source.ts'
import {
  doneSchema,
  sourceSetupSchema,
  sourceTrialSchema,
  sourceTypesSchema,
  storedSetupSchema,
} from '../../../model/contract/source-setup.ts'
import { cancelSync } from '../../usecases/cancel-sync.ts'
import { listRuns } from '../../usecases/list-runs.ts'
import { listSources } from '../../usecases/list-sources.ts'
import { pauseSource } from '../../usecases/pause-source.ts'
import { describeSetup, listSourceTypes, removeSource, setUpSource } from '../../usecases/set-up-source.ts'
import { startSync } from '../../usecases/start-sync.ts'
import { trySource } from '../../usecases/try-source.ts'
import { unmappedBySource } from '../../usecases/unmapped-by-source.ts'
import { limitParameter } from '../parameters.ts'
import { finishedRoute, type Route, route } from '../route.ts'

const nothing = z.strictObject({})
const ofSource = z.strictObject({ id: z.string() })
const DONE = { done: true }

export const SOURCE_ROUTES: readonly Route[] = [
  finishedRoute({
    method: 'get',
    path: '/sources',
    scope: 'read',
    summary: 'Sources with how each does, what it gave and what is going on',
    parameters: nothing,
    answer: sourcesSchema,
    compute: async (context) => [...(await unmappedBySource(context))],
    finish: (context, unmapped) => listSources(context, new Map(unmapped)),
  }),
  route({
    method: 'get',
    path: '/source-types',
    scope: 'read',
    summary: 'What can be set up here, each with the fields of its form',
    parameters: nothing,
    answer: sourceTypesSchema,
    handle: async () => ({ types: listSourceTypes() }),
  }),
  route({
    method: 'post',
    path: '/source-trials',
    scope: 'sources:write',
    summary: 'Calls a source as it would be set up, keeps nothing, and shows its first rows or what is wrong',
    parameters: nothing,
    body: sourceSetupSchema,
    answer: sourceTrialSchema,
    handle: (context, _, setup) => trySource(context, setup),
  }),
  route({
    method: 'post',
    path: '/sources',
    scope: 'sources:write',
    summary: 'Adds a source; with `changes`, changes the one of that id instead',
    parameters: nothing,
    body: sourceSetupSchema,
    answer: storedSetupSchema,
    handle: (context, _, setup) => setUpSource(context, setup),
  }),
  route({
    method: 'get',
    path: '/sources/:id/setup',
    scope: 'sources:write',
    summary: 'How a source is set up, without its secrets',
    parameters: ofSource,
    answer: storedSetupSchema,
    handle: (context, { id }) => describeSetup(context, id),
  }),
  route({
    method: 'delete',
    path: '/sources/:id',
    scope: 'sources:write',
    summary: 'Forgets a source with everything that it gave',
    parameters: ofSource,
    answer: doneSchema,
    handle: async (context, { id }) => {
      await removeSource(context, id)
      return DONE
    },
  }),
  route({
    method: 'post',
    path: '/sources/:id/sync',
    scope: 'sources:write',
    summary: 'Calls a source now; events tell how it goes',
    parameters: ofSource,
    answer: doneSchema,
    handle: async (context, { id }) => {
      await startSync(context, id)
      return DONE
    },
  }),
  route({
    method: 'post',
    path: '/sources/:id/cancel',
    scope: 'sources:write',
    summary: 'Ends the run that is going on; false when none is. What it kept stays',
    parameters: ofSource,
    answer: doneSchema,
    handle: async (context, { id }) => ({ done: await cancelSync(context, id) }),
  }),
  route({
    method: 'put',
    path: '/sources/:id/paused',
    scope: 'sources:write',
    summary: 'Stops a source from being called by its schedule, or lets it go on',
    parameters: ofSource,
    body: z.strictObject({ paused: z.boolean() }),
    answer: doneSchema,
    handle: async (context, { id }, { paused }) => {
      await pauseSource(context, id, paused)
      return DONE
    },
  }),
  route({
    method: 'get',
    path: '/sources/:id/runs',
    scope: 'read',
    summary: 'The runs of a source with what each came to, newest first',
    parameters: ofSource.extend({ limit: limitParameter(500, 20) }),
    answer: runsSchema,
    handle: (context, { id, limit }) => listRuns(context, { source: id, limit }),
  }),
]
