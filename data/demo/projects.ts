import { MECHANISMS, type Mechanism } from '../../model/evidence/project.ts'

/** projects.csv: what the teams propose and what they have shipped. One row for each effect; a row with another team adds that team's weeks. */

const SELECTORS = [
  'services',
  'root_services',
  'causes',
  'severities',
  'labels',
  'risks',
  'background',
  'issues',
  'requests',
] as const
type SelectorColumn = (typeof SELECTORS)[number]

const columnOf = (mechanism: Mechanism): string => (mechanism === 'blastRadius' ? 'blast_radius' : mechanism)
const POINTS = ['low', 'likely', 'high'] as const
export const PROJECT_COLUMNS: readonly string[] = [
  'id',
  'title',
  'team',
  ...POINTS.map((point) => `effort_${point}`),
  'description',
  'status',
  'shipped_at',
  'depends_on',
  ...SELECTORS,
  ...MECHANISMS.flatMap((mechanism) => POINTS.map((point) => `${columnOf(mechanism)}_${point}`)),
]

/** Low, likely, high. */
type Points = readonly [number, number, number]
type ProjectEffect = { readonly [Column in SelectorColumn]?: string } & { readonly [Name in Mechanism]?: Points }

export interface DemoProject {
  readonly id: string
  readonly title: string
  readonly team: string
  /** Engineer-weeks. */
  readonly effort: Points
  readonly helper?: { readonly team: string; readonly effort: Points }
  readonly description: string
  readonly dependsOn?: string
  /** A candidate when left out. */
  readonly shippedAt?: string
  readonly effects: readonly ProjectEffect[]
}

export function projectRows(projects: readonly DemoProject[]): Record<string, string>[] {
  return projects.flatMap((project) => {
    const rows = project.effects.map((effect, position) => ({
      ...effortCells(project.id, project.team, project.effort),
      ...(position === 0
        ? {
            title: project.title,
            description: project.description,
            status: project.shippedAt ? 'shipped' : 'candidate',
            shipped_at: project.shippedAt ?? '',
            depends_on: project.dependsOn ?? '',
          }
        : {}),
      ...effectCells(effect),
    }))
    return project.helper ? [...rows, effortCells(project.id, project.helper.team, project.helper.effort)] : rows
  })
}

const effortCells = (id: string, team: string, effort: Points): Record<string, string> => ({
  id,
  team,
  ...pointCells('effort', effort),
})

function effectCells(effect: ProjectEffect): Record<string, string> {
  const mechanisms = MECHANISMS.map((mechanism) => pointCells(columnOf(mechanism), effect[mechanism]))
  const selectors = SELECTORS.map((column) => ({ [column]: effect[column] ?? '' }))
  return Object.assign({}, ...selectors, ...mechanisms)
}

const pointCells = (prefix: string, points: Points | undefined): Record<string, string> =>
  Object.fromEntries(POINTS.map((point, position) => [`${prefix}_${point}`, points ? String(points[position]) : '']))
