export interface Step {
  readonly title: string
  readonly text: string
  readonly commands: readonly string[]
}

/** From nothing to a first ranking of one's own. The commands are exact. */
export const START_STEPS: readonly Step[] = [
  {
    title: 'Incidents',
    text: 'From a public status page, or any list as CSV. Without a services file, the components of the page become services.',
    commands: [
      'npm run -s leverage -- import statuspage incidents.json',
      'npm run -s leverage -- import csv incidents.csv',
    ],
  },
  {
    title: 'Services and teams',
    text: 'What customers depend on, its share of traffic, and how many engineer-weeks each team has.',
    commands: ['npm run -s leverage -- import csv services.csv teams.csv'],
  },
  {
    title: 'First project',
    text: 'Its effort and what it changes, each as low, likely and high. The ranking appears here.',
    commands: ['npm run -s leverage -- import csv projects.csv'],
  },
]
