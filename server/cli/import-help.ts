import { SOURCE_TYPES, type SourceType } from '../sources/source-types.ts'

const ASKED = 'no files: it is asked over HTTP, so describe it in leverage.yaml and run leverage sync'

/** Which files each source has. */
const FILES: Readonly<Record<SourceType, string>> = {
  statuspage: 'what a status page answers at /api/v2/incidents.json',
  'statuspage-manage': 'the same, of all of your own page',
  'google-cloud': 'what status.cloud.google.com answers at /incidents.json',
  csv: 'CSV, JSON or YAML lists, or a folder of them; told apart by their columns, not by their names',
  list: 'one such list as it stands at an address',
  github: "what GitHub's list of issues answers, or DevLake's _raw_github_api_issues.csv",
  pagerduty: "what PagerDuty's incidents or raw analytics answer, or DevLake's _raw_pagerduty_incidents.csv",
  opsgenie: "what Opsgenie's list of incidents answers, or DevLake's _raw_opsgenie_incidents.csv",
  'incident-io': "what incident.io's list of incidents or of follow-ups answers",
  openslo: 'objectives, in YAML or JSON, or a folder of them; v1, v1alpha and v2alpha',
  sloth: "Sloth's specifications, or a folder of them",
  prometheus: ASKED,
  alertmanager: 'what Alertmanager posts to a webhook',
  json: 'what is posted to a signed webhook: {"incidents": [...]}',
  upptime: "the commits of a clone: git log --format='%cI %s' -- history",
  datadog: ASKED,
}

const width = Math.max(...SOURCE_TYPES.map((type) => type.length))

/** What `import` can read and how to go on, for somebody who has not imported anything yet. */
export const IMPORT_HELP = `
Sources, and the files of each:
${SOURCE_TYPES.map((type) => `  ${type.padEnd(width)}  ${FILES[type]}`).join('\n')}

Examples:
  leverage import statuspage incidents.json
  leverage import csv incidents.csv services.csv projects.csv
Then leverage doctor says what is still missing, and leverage rank what to do first.`
