/** The source that a configuration file is. */
export const CONFIGURATION_SOURCE = 'configuration'

/**
 * Two sources may state the same service, team or project. What the configuration file states then holds, else what the
 * first source by name states. The order of `rows` is kept.
 */
export function onePerId<Row extends { readonly id: string; readonly source_id: string }>(rows: readonly Row[]): Row[] {
  const chosen = new Map<string, Row>()
  for (const row of rows) {
    const known = chosen.get(row.id)
    if (!known || prefers(row.source_id, known.source_id)) chosen.set(row.id, row)
  }
  return [...chosen.values()]
}

function prefers(source: string, known: string): boolean {
  if (known === CONFIGURATION_SOURCE) return false
  return source === CONFIGURATION_SOURCE || source < known
}
