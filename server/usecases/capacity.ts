/** A team with its engineer-weeks, from "core=12.5", or without a limit, from "core="; null when the text is neither. The last "=" divides, for ids may hold one. */
export function readCapacity(text: string): { readonly team: string; readonly weeks: number | null } | null {
  const divide = text.lastIndexOf('=')
  const team = text.slice(0, Math.max(0, divide)).trim()
  const stated = text.slice(divide + 1).trim()
  const weeks = Number(stated)
  if (team === '') return null
  if (stated === '') return { team, weeks: null }
  return Number.isFinite(weeks) && weeks >= 0 ? { team, weeks } : null
}
