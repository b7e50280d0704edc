import type { UploadPreview, WrongRow } from '../../../../model/contract/upload.ts'
import { count, counted, list, listShort } from '../../../../model/format.ts'

/** What each kind of evidence is called, one and many. */
const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  incident: ['incident', 'incidents'],
  service: ['service', 'services'],
  account: ['account', 'accounts'],
  risk: ['risk', 'risks'],
  project: ['project', 'projects'],
  team: ['team', 'teams'],
  issue: ['issue', 'issues'],
  request: ['request', 'requests'],
  slo: ['objective', 'objectives'],
  rice: ['RICE estimate', 'RICE estimates'],
  bucket: ['measured bucket', 'measured buckets'],
}

const goodRows = ({ kinds }: UploadPreview): number => kinds.reduce((sum, { count: many }) => sum + many, 0)

export const canImport = (preview: UploadPreview): boolean =>
  goodRows(preview) + (preview.columns ? 0 : preview.wrongInAll) > 0

/** What a file holds, as one sentence: "12 incidents, and 3 rows that are wrong". */
export function fileInWords(preview: UploadPreview): string {
  const good = preview.kinds.map(({ kind, count: many }) => {
    const [one, more] = KINDS[kind] ?? [kind, kind]
    return counted(many, one, more)
  })
  const wrong = preview.wrongInAll
  if (good.length === 0) return wrong === 0 ? 'No row in it' : `No row can be taken in; ${counted(wrong, 'row')} wrong`
  return `${list(good)}${wrong === 0 ? '; nothing is wrong' : `; ${counted(wrong, 'row')} wrong`}`
}

/** Of a list whose columns are still to be named: nothing is wrong with its rows yet. */
export const unreadInWords = ({ wrongInAll }: UploadPreview): string =>
  `${counted(wrongInAll, 'row')}; say below what its columns mean`

export interface WrongRows {
  /** "3, 8, 9 and 12 more"; where there are no lines, where they are. */
  readonly places: string
  readonly column: string | null
  readonly reason: string
}

/** Rows that are wrong for the same reason told once, in the order in which they come. */
export function sameReasons(rows: readonly WrongRow[]): WrongRows[] {
  const groups = new Map<string, WrongRow[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.column, row.reason])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map((same) => ({
    places: listShort(
      same.map(({ line, location }) => String(line ?? location)),
      3,
    ),
    column: same[0]?.column ?? null,
    reason: same[0]?.reason ?? '',
  }))
}

/** What the button does. Rows of a list that its columns do not fit are not set aside: others are to be chosen first. */
export function importWords(preview: UploadPreview): string {
  const good = goodRows(preview)
  const aside = preview.wrongInAll
  if (!canImport(preview)) return 'Nothing to import'
  if (aside === 0) return `Import ${good === 1 ? 'one row' : `all ${count(good)} rows`}`
  if (good === 0) return `Set ${aside === 1 ? 'one row' : `all ${count(aside)} rows`} aside`
  return `Import ${counted(good, 'row')}, set ${count(aside)} aside`
}

/** "incidents (2).csv" -> the id of the one source that holds such files, else its type's. */
export const defaultSource = ({ type, sources }: UploadPreview): string =>
  sources.length === 1 ? (sources[0] ?? type) : type
