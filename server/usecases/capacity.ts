/** A team with its engineer-weeks, from "core=12.5"; null when the text is not that. The last "=" divides, for ids may hold one. */
export function readCapacity(text: string): { readonly team: string; readonly weeks: number } | null {
  const divide = text.lastIndexOf('=')
  const team = text.slice(0, Math.max(0, divide)).trim()
  const stated = text.slice(divide + 1).trim()
  const weeks = Number(stated)
  return team !== '' && stated !== '' && Number.isFinite(weeks) && weeks >= 0 ? { team, weeks } : null
}
