import { z } from 'zod'
import { FACETS } from '../../model/contract/evidence-tables.ts'
import { SETTING_TABLES } from '../../model/contract/setting-tables.ts'
import { ASKING_FUNCTIONS } from '../../model/evidence/demand.ts'
import { AREA_MEASURES } from '../../model/insight/areas/area.ts'
import { AREA_PERIODS } from '../../model/insight/areas/period.ts'
import { GROUPINGS } from '../../model/ranking/groups.ts'
import { decodeWeights } from './weights.ts'

/** The tables of evidence, in the order of their tabs. */
export const EVIDENCE_TABS = ['incidents', 'issues', 'slos', 'risks', 'accounts', 'requests'] as const
export type EvidenceTab = (typeof EVIDENCE_TABS)[number]

/** What is shown about people, in the order of the tabs. */
export const PEOPLE_TABS = ['people', 'tokens', 'audit'] as const
export type PeopleTab = (typeof PEOPLE_TABS)[number]

/** The agenda of a review, in order. */
export const REVIEW_STEPS = ['pain', 'plan', 'differ', 'decide'] as const
export type ReviewStep = (typeof REVIEW_STEPS)[number]

const text = z.string().min(1).max(200).optional().catch(undefined)

const long = z.string().min(1).max(8_000).optional().catch(undefined)

/** What an address says about a view. A part that cannot be understood is left out instead of failing the page. */
export const searchSchema = z.object({
  /** What evidence is narrowed down to; `service` among them. */
  ...(Object.fromEntries(FACETS.map((name) => [name, text])) as Record<(typeof FACETS)[number], typeof text>),
  /** The table of evidence that is shown; left out: incidents. */
  tab: z.enum(EVIDENCE_TABS).optional().catch(undefined),
  /** The column that evidence is sorted by. */
  sort: text,
  /** What may be one outage is shown above the incidents. */
  outages: z.literal('open').optional().catch(undefined),
  /** The row of evidence whose drawer is open. */
  row: text,
  /** Lens id; left out: the first lens. */
  lens: text,
  /** Weights of one's own, "55,10,25,10". */
  weights: z
    .string()
    .refine((value) => decodeWeights(value) !== null)
    .optional()
    .catch(undefined),
  /** The project whose panel is open. */
  project: text,
  /** Words that must occur in title, team or services. */
  q: text,
  team: text,
  /** The chosen service and cause of the areas, "ledger,human error". */
  cell: text,
  /** What areas count losses in; left out: customer minutes. */
  measure: z.enum(AREA_MEASURES).optional().catch(undefined),
  /** How far ahead areas look; left out: the year of the ranking. */
  period: z.enum(AREA_PERIODS).optional().catch(undefined),
  /** The rows of the chosen cell are open. */
  rows: z.literal('open').optional().catch(undefined),
  /** The day the ranking is made for, "2026-09-28"; left out: today. */
  asOf: z.iso.date().optional().catch(undefined),
  /** What rows of the ranking stand together by; left out: by rank alone. */
  group: z.enum(GROUPINGS).optional().catch(undefined),
  /** Two projects that are compared, by id. */
  one: text,
  other: text,
  /** Engineer-weeks of teams that are tried in a plan, "edge=3.5,core=12"; "edge=" has no limit. */
  capacity: long,
  /** Projects in my plan, by id; "-" for none; left out: those of the best plan. */
  in: long,
  /** Projects that must be in a plan, and that must stay out. */
  lockIn: long,
  lockOut: long,
  /** Pairs of projects of which at most one is done, "a~b,c~d". */
  apart: long,
  /** The scenario that is edited. */
  scenario: text,
  /** The past quarter whose forecasts are shown, "Q4 2025"; the one that is planned, "2026Q4". */
  quarter: text,
  /** The step of a review; left out: the first. */
  step: z.enum(REVIEW_STEPS).optional().catch(undefined),
  /** A review is shown to a room: large, and with nothing around it. */
  present: z.literal('yes').optional().catch(undefined),
  /** The table of settings that is shown, or the digest, or comments on issues; left out: services. */
  settings: z
    .enum([...SETTING_TABLES, 'digest', 'issues'])
    .optional()
    .catch(undefined),
  /** What is shown about people; left out: the people themselves. */
  people: z.enum(PEOPLE_TABS).optional().catch(undefined),
  /** The kind of change that the audit log is narrowed down to. */
  kind: text,
  /** A form that is open: to add a source, or to import a file. */
  add: z.enum(['source', 'file']).optional().catch(undefined),
  /** The function whose needs are shown, or from which a need is filed. */
  from: z
    .enum([...ASKING_FUNCTIONS, 'elsewhere'])
    .optional()
    .catch(undefined),
  /** Only needs that whoever looks has filed or joined. */
  mine: z.literal('yes').optional().catch(undefined),
  /** The day that moves are told since; left out: a week before. */
  since: z.iso.date().optional().catch(undefined),
})
export type Search = z.infer<typeof searchSchema>

/** Address parameters as plain text: no quotes around numbers, so that an address stays readable. */
export const parseSearch = (query: string): Record<string, string> => Object.fromEntries(new URLSearchParams(query))

/** The inverse of `parseSearch`. Commas and colons stay as they are: they are allowed in a query and readable. */
export function stringifySearch(search: Record<string, unknown>): string {
  const parts = Object.entries(search)
    .filter(([, value]) => typeof value === 'string' && value !== '')
    .map(
      ([name, value]) =>
        `${name}=${encodeURIComponent(String(value)).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%20', '+')}`,
    )
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}
