/** What makes things fail. `background` is burn outside any incident and is never stated of an incident. */
export const INCIDENT_CAUSES = [
  'deploy',
  'configuration',
  'capacity',
  'dependency',
  'database',
  'network',
  'certificate',
  'hardware',
  'security',
  'human error',
  'unknown',
] as const
export type IncidentCause = (typeof INCIDENT_CAUSES)[number]

export const CAUSES = [...INCIDENT_CAUSES, 'background'] as const
export type Cause = (typeof CAUSES)[number]
