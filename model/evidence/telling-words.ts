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
  const words = [...title.toLowerCase().matchAll(WORD)].map(([word]) => word)
  return new Map(
    words
      .filter((word) => word.length >= SHORTEST_WORD && !TELLS_NOTHING.has(word))
      .map((word) => [stemOf(word), word]),
  )
}

const stemOf = (word: string): string => word.replace(/(?:ies|ing|ed|es|s|y|e)$/, '').slice(0, LONGEST_STEM)

/** Words of the first title that the second holds too, as the first has them; the order of the first. */
export const sharedWords = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...one].filter(([stem]) => other.has(stem)).map(([, word]) => word)
