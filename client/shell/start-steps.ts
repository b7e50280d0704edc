import type { Status } from '../../model/contract/resource.ts'

export interface Step {
  readonly title: string
  readonly text: string
  /** The screens where it can be done, and what the way there says. */
  readonly links: readonly {
    readonly to: '/sources' | '/settings' | '/projects/new'
    readonly add?: 'source' | 'file'
    readonly title: string
  }[]
  readonly isDone: (counts: Status['counts']) => boolean
}

/** From nothing to a first ranking of one's own. */
export const START_STEPS: readonly Step[] = [
  {
    title: 'A source',
    text: 'What knows of your incidents: a public status page, GitHub, Prometheus. It is tried before it is kept.',
    links: [
      { to: '/sources', add: 'source', title: 'Add a source' },
      { to: '/sources', add: 'file', title: 'Import a file' },
    ],
    isDone: ({ sources }) => sources > 0,
  },
  {
    title: 'Services and teams',
    text: "A source's components become services by themselves. A list says their share of traffic, and the engineer-weeks of each team.",
    links: [
      { to: '/settings', title: 'State services and teams' },
      { to: '/sources', add: 'file', title: 'Import a list of them' },
    ],
    isDone: ({ services }) => services > 0,
  },
  {
    title: 'A first project',
    text: 'Its effort and what it changes, each as low, likely and high. The ranking appears by itself.',
    links: [
      { to: '/projects/new', title: 'State a project' },
      { to: '/sources', add: 'file', title: 'Import a list of projects' },
    ],
    isDone: ({ projects }) => projects > 0,
  },
]
