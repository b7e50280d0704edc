import { basename } from 'node:path'
import type { StoredSource } from '../store/sources.ts'

/**
 * What a source is called whose rows come from files that say nothing of who wrote them: "incidents.csv", "incidents.csv
 * and 2 more" of one import, "incidents.csv and more" once other files came under the same id.
 * @param known the source as it is; null before its first import
 * @param format what sources of its type are called before they have a title of their own
 */
export function titleByFiles(known: StoredSource | null, files: readonly string[], format: string): string {
  const [first = format, ...others] = files.map((file) => basename(file))
  const title = others.length === 0 ? first : `${first} and ${others.length} more`
  if (known === null || known.title === format) return title
  // Named in its configuration, or after these files and others.
  if (known.config !== null || known.title === title || known.title.endsWith(' more')) return known.title
  return `${known.title} and more`
}
