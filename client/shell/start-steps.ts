import type { Status } from '../../model/contract/resource.ts'

export interface Step {
  readonly title: string
  readonly text: string
  /** The screen where it is done, and what the way there says; null: on the command line. */
  readonly link: {
    readonly to: '/sources' | '/settings' | '/projects/new'
    readonly add?: 'source'
    readonly title: string
  } | null
  /** Another way, exact. */
  readonly command: string | null
  readonly isDone: (counts: Status['counts']) => boolean
}

/** From nothing to a first ranking of one's own. */
export const START_STEPS: readonly Step[] = [
  {
    title: 'A source',
    text: 'What knows of your incidents: a public status page, GitHub, Prometheus. It is tried before it is kept.',
    link: { to: '/sources', add: 'source', title: 'Add a source' },
    command: 'npm run -s leverage -- import csv incidents.csv',
    isDone: ({ sources }) => sources > 0,
  },
  {
    title: 'Services and teams',
    text: "A source's components become services by themselves. A list says their share of traffic, and the engineer-weeks of each team.",
    link: { to: '/settings', title: 'State services and teams' },
    command: 'npm run -s leverage -- import csv services.csv teams.csv',
    isDone: ({ services }) => services > 0,
  },
  {
    title: 'A first project',
    text: 'Its effort and what it changes, each as low, likely and high. The ranking appears by itself.',
    link: { to: '/projects/new', title: 'State a project' },
    command: 'npm run -s leverage -- import csv projects.csv',
    isDone: ({ projects }) => projects > 0,
  },
]
