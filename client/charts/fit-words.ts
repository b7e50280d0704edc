/** A text of at most so many letters: a longer one ends in an ellipsis. */
export const shortened = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`

/** Words on at most `lines` lines of about `width` characters; what does not fit ends in an ellipsis. */
export function wrapWords(text: string, width: number, lines: number): string[] {
  const wrapped: string[] = []
  for (const word of text.split(' ')) {
    const last = wrapped.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) wrapped[wrapped.length - 1] = `${last} ${word}`
    else wrapped.push(word)
  }
  const shown = wrapped.slice(0, lines)
  const isCut = wrapped.length > lines
  return shown.map((line, position) => {
    const isLast = isCut && position === lines - 1
    return isLast ? `${line.slice(0, Math.max(1, width - 1))}…` : shortened(line, width)
  })
}
