/** Every type of source that Leverage can read, named apart from its code so that help need not read that. */
export const SOURCE_TYPES = [
  'statuspage',
  'statuspage-manage',
  'google-cloud',
  'csv',
  'list',
  'github',
  'pagerduty',
  'opsgenie',
  'incident-io',
  'openslo',
  'sloth',
  'prometheus',
  'alertmanager',
  'json',
  'upptime',
  'datadog',
] as const
export type SourceType = (typeof SOURCE_TYPES)[number]
