/** Every type of source that Leverage can read, named apart from its code so that help need not read that. */
export const SOURCE_TYPES = [
  'statuspage',
  'google-cloud',
  'csv',
  'github',
  'pagerduty',
  'opsgenie',
  'openslo',
  'sloth',
  'prometheus',
  'upptime',
] as const
export type SourceType = (typeof SOURCE_TYPES)[number]
