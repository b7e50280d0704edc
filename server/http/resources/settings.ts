import { z } from 'zod'
import { SETTING_TABLES } from '../../../model/contract/setting-tables.ts'
import {
  assumptionSaveSchema,
  assumptionsSaveSchema,
  lensSaveSchema,
  savedAssumptionSchema,
  savedAssumptionsSchema,
  savedLensSchema,
  savedServiceSchema,
  savedTeamSchema,
  serviceSaveSchema,
  settingDraftSchema,
  settingPreviewSchema,
  settingsReportSchema,
  teamSaveSchema,
} from '../../../model/contract/settings.ts'
import { EXPORT_FORMATS } from '../../export/format.ts'
import { settingsText } from '../../export/settings.ts'
import { listSettings } from '../../usecases/list-settings.ts'
import { previewSetting } from '../../usecases/preview-setting.ts'
import { saveAssumptions, saveSetting } from '../../usecases/save-setting.ts'
import { type Route, route, threadRoute } from '../route.ts'

const parameters = z.strictObject({ id: z.string() })

export const SETTING_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/settings',
    scope: 'read',
    summary:
      'Services, teams, lenses and assumptions in force and where each comes from; or one table of them as a file',
    parameters: z.strictObject({
      table: z.enum(SETTING_TABLES).optional().meta({ description: 'Left out: all of them, as JSON' }),
      format: z.enum(EXPORT_FORMATS).default('json'),
      download: z.string().optional(),
    }),
    answer: settingsReportSchema,
    inThread: 'kept',
    handle: async (context, { table, format }) => {
      const report = await listSettings(context)
      return table === undefined ? report : settingsText(report, table, format)
    },
  }),
  route({
    method: 'put',
    path: '/settings/services/:id',
    scope: 'settings:write',
    summary: 'Keep what a person says of a service, or make one with a title; what leverage.yaml states is refused',
    parameters,
    body: serviceSaveSchema,
    answer: savedServiceSchema,
    handle: (context, { id }, save) => saveSetting(context, 'service', { id, ...save }),
  }),
  route({
    method: 'put',
    path: '/settings/teams/:id',
    scope: 'settings:write',
    summary: 'Keep what a person says of a team, or make one with a title; what leverage.yaml states is refused',
    parameters,
    body: teamSaveSchema,
    answer: savedTeamSchema,
    handle: (context, { id }, save) => saveSetting(context, 'team', { id, ...save }),
  }),
  route({
    method: 'put',
    path: '/settings/lenses/:id',
    scope: 'lenses:write',
    summary: 'Keep what a person says of a lens, or make one with a title; what leverage.yaml states is refused',
    parameters,
    body: lensSaveSchema,
    answer: savedLensSchema,
    handle: (context, { id }, save) => saveSetting(context, 'lens', { id, ...save }),
  }),
  route({
    method: 'put',
    path: '/settings/assumptions/:id',
    scope: 'settings:write',
    summary: 'Set an assumption, within its limits; null is the default again',
    parameters,
    body: assumptionSaveSchema,
    answer: savedAssumptionSchema,
    handle: (context, { id }, save) => saveSetting(context, 'assumption', { id, ...save }),
  }),
  route({
    method: 'put',
    path: '/settings/assumptions',
    scope: 'settings:write',
    summary: 'Set several assumptions together, all of them or none',
    parameters: z.strictObject({}),
    body: assumptionsSaveSchema,
    answer: savedAssumptionsSchema,
    handle: async (context, _, { assumptions }) => ({ assumptions: await saveAssumptions(context, assumptions) }),
  }),
  threadRoute({
    method: 'post',
    path: '/settings/preview',
    scope: 'read',
    summary: 'What a change of one setting would do to the ranking; keeps nothing',
    parameters: z.strictObject({ lens: z.string().min(1).optional() }),
    body: settingDraftSchema,
    answer: settingPreviewSchema,
    inThread: 'anew',
    handle: (context, { lens = null }, draft) => previewSetting(context, draft, lens),
  }),
]
