import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import {
  digestHookSaveSchema,
  digestHookSchema,
  digestSchema,
  digestSendSchema,
} from '../../../model/contract/digest.ts'
import { issueWriterSaveSchema, issueWriterSchema } from '../../../model/contract/issue-link.ts'
import type { SettingTable } from '../../../model/contract/setting-tables.ts'
import {
  assumptionSaveSchema,
  assumptionsSaveSchema,
  lensSaveSchema,
  type SettingDraft,
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
import { fetchJson, send } from '../../lib/api.ts'
import { Failure } from '../../lib/problem.ts'
import { stringifySearch } from '../../lib/search.ts'

export type SettingKind = SettingDraft['kind']

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => fetchJson('/settings', settingsReportSchema, signal),
})

/** What a change would do; asked again for other evidence. */
export const previewQuery = (draft: z.input<typeof settingDraftSchema>, lens: string | undefined, version: string) =>
  queryOptions({
    queryKey: ['setting-preview', draft, lens ?? null, version],
    queryFn: () =>
      send({
        method: 'POST',
        path: `/settings/preview${stringifySearch({ lens })}`,
        request: { schema: settingDraftSchema, body: draft },
        answer: settingPreviewSchema,
      }),
    retry: false,
  })

const RESOURCES = {
  service: { path: 'services', save: serviceSaveSchema, saved: savedServiceSchema },
  team: { path: 'teams', save: teamSaveSchema, saved: savedTeamSchema },
  lens: { path: 'lenses', save: lensSaveSchema, saved: savedLensSchema },
  assumption: { path: 'assumptions', save: assumptionSaveSchema, saved: savedAssumptionSchema },
} as const

export interface Kept {
  readonly revision: number
  readonly changes: object | null
}

/** Puts a change in the place of the one with its revision. Throws a Failure whose problem is "conflict" when somebody was faster. */
export async function saveSetting(
  kind: SettingKind,
  id: string,
  { revision, changes }: Kept,
): Promise<Kept & { readonly former: object | null }> {
  const { path, save, saved } = RESOURCES[kind]
  return send({
    method: 'PUT',
    path: `/settings/${path}/${encodeURIComponent(id)}`,
    request: { schema: save as z.ZodType<Kept, Kept>, body: { revision, changes } },
    answer: saved as z.ZodType<Kept & { readonly former: object | null }>,
  })
}

/** What is kept now, from a refusal because somebody else was faster; null for any other failure. */
export function keptMeanwhile(error: unknown): Kept | null {
  if (!(error instanceof Failure) || error.problem?.code !== 'conflict') return null
  return keptSchema.safeParse(error.problem.current).data ?? null
}
const keptSchema = z.object({ revision: z.number().int(), changes: z.record(z.string(), z.unknown()).nullable() })

/** Makes something new; what had its id once and is gone has left a revision, which is named then. */
export async function makeSetting(kind: SettingKind, id: string, changes: object): Promise<Kept> {
  try {
    return await saveSetting(kind, id, { revision: 0, changes })
  } catch (error) {
    const kept = keptMeanwhile(error)
    if (!kept || kept.changes !== null) throw error
    return saveSetting(kind, id, { revision: kept.revision, changes })
  }
}

export const saveAssumptions = (assumptions: z.input<typeof assumptionsSaveSchema>['assumptions']) =>
  send({
    method: 'PUT',
    path: '/settings/assumptions',
    request: { schema: assumptionsSaveSchema, body: { assumptions } },
    answer: savedAssumptionsSchema,
  })

/** Where a table comes as a file. */
export const tableFile = (table: SettingTable, format: string): string =>
  `/api/v1/settings${stringifySearch({ table, format, download: 'yes' })}`

export const digestHookQuery = queryOptions({
  queryKey: ['digest-hook'],
  queryFn: ({ signal }) => fetchJson('/digest-hook', digestHookSchema, signal),
})

/** What changed within a week, as it would be sent now; by the first lens where none is named. */
export const digestQuery = (lens: string | undefined) =>
  queryOptions({
    queryKey: ['digest', lens ?? null],
    queryFn: ({ signal }) => fetchJson(`/digest${stringifySearch({ lens })}`, digestSchema, signal),
    placeholderData: keepPreviousData,
  })

export const setDigestHook = (body: z.input<typeof digestHookSaveSchema>) =>
  send({
    method: 'PUT',
    path: '/digest-hook',
    request: { schema: digestHookSaveSchema, body },
    answer: digestHookSchema,
  })

export const unsetDigestHook = () => send({ method: 'DELETE', path: '/digest-hook', answer: digestHookSchema })

export const sendDigest = (lens: string | null) =>
  send({
    method: 'POST',
    path: '/digest-hook/deliveries',
    request: { schema: digestSendSchema, body: { lens } },
    answer: digestHookSchema,
  })

export const issueWriterQuery = queryOptions({
  queryKey: ['issue-writer'],
  queryFn: ({ signal }) => fetchJson('/issue-writer', issueWriterSchema, signal),
})

export const setIssueWriter = (body: z.input<typeof issueWriterSaveSchema>) =>
  send({
    method: 'PUT',
    path: '/issue-writer',
    request: { schema: issueWriterSaveSchema, body },
    answer: issueWriterSchema,
  })

export const unsetIssueWriter = () => send({ method: 'DELETE', path: '/issue-writer', answer: issueWriterSchema })
