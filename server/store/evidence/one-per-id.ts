/** The source that a configuration file is. */
export const CONFIGURATION_SOURCE = 'configuration'
/** The source that people are who make a project on a screen. */
export const PEOPLE_SOURCE = 'people'
/** Kept for those two: no other source may take them. */
export const OWN_SOURCES: readonly string[] = [CONFIGURATION_SOURCE, PEOPLE_SOURCE]

/**
 * Two sources may state the same service, team or project. What the configuration file states then holds, else what
 * people made, else what the first source by name states. The order of `rows` is kept.
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
  const [place, placeOfKnown] = [OWN_SOURCES.indexOf(source), OWN_SOURCES.indexOf(known)]
  if (place < 0 && placeOfKnown < 0) return source < known
  return place >= 0 && (placeOfKnown < 0 || place < placeOfKnown)
}
