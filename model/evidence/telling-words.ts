const WORD = /[\p{L}\p{N}]+/gu
const SHORTEST_WORD = 4
const LONGEST_STEM = 8
const TELLS_NOTHING = new Set(
  (
    'about after again also been before being cannot could does doing down each every from gets have into just more must ' +
    'need needs only other over please same should some such than that their them then there they this time until very want wants ' +
    'were what when where which while will with would your'
  ).split(' '),
)

/** Telling words of a title, by their beginning: "retries" and "retry", "declined" and "declines" are the same. */
export function tellingWords(title: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const word of title.toLowerCase().match(WORD) ?? []) {
    if (word.length >= SHORTEST_WORD && !TELLS_NOTHING.has(word)) words.set(stemOf(word), word)
  }
  return words
}

const stemOf = (word: string): string => word.replace(/(?:ies|ing|ed|es|s|y|e)$/, '').slice(0, LONGEST_STEM)

/**
 * Words of the first title that the second holds too, as the first has them; the order of the first.
 * @param isTelling of a stem; words of others are left out
 */
export function sharedWords(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  isTelling: (stem: string) => boolean = () => true,
): string[] {
  const shared: string[] = []
  for (const [stem, word] of one) if (other.has(stem) && isTelling(stem)) shared.push(word)
  return shared
}
