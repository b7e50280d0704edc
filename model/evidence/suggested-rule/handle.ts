import type { MappingRule, RuleSubject } from '../mapping-rule.ts'
import { serviceIdOf } from '../service-name.ts'

export type HandleKind = 'component' | 'repository' | 'label' | 'title'

/** Something of a row by which a rule can take it, and others like it. */
export interface Handle {
  readonly kind: HandleKind
  /** The same for all rows that the rule would take. */
  readonly key: string
  /** As people read it. */
  readonly text: string
}

/** Words that any incident may have in its title: they tell nothing of where it belongs. */
const EVERYWHERE = new Set(
  (
    'about after again because been before being cannot causing customers degraded degradation delayed delays doesn down ' +
    'during elevated error errors experiencing fail failed failing fails failure failures from have high impact impacted ' +
    'incident increased intermittent investigating issue issues latency long many missing more multiple outage partial ' +
    'performance please problem problems requests service services slow some that their there they this timeout timeouts ' +
    'unable unavailable users when where which will with without wrong'
  ).split(' '),
)
const SHORTEST_WORD = 4
const WORD = /[\p{L}\p{N}_]+/gu

/** Every handle of a row, each once: its components, repository and labels, then words and pairs of words of its title. */
export function handlesOf({ title, labels, components, repository }: RuleSubject): Handle[] {
  const handles = new Map<string, Handle>()
  const add = (kind: HandleKind, same: string, text: string) => {
    const key = `${kind}:${same}`
    if (!handles.has(key)) handles.set(key, { kind, key, text })
  }
  for (const { name } of components) add('component', serviceIdOf(name), name)
  if (repository !== null) add('repository', repository.toLowerCase(), repository)
  for (const label of labels) add('label', label, label)
  for (const phrase of phrasesOf(title)) add('title', phrase, phrase)
  return [...handles.values()]
}

/** Telling words of a title in small letters, and two of them in a row with one space between. */
function phrasesOf(title: string): string[] {
  const text = title.toLowerCase()
  const phrases: string[] = []
  let before: { readonly word: string; readonly end: number } | null = null
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const isTelling = word.length >= SHORTEST_WORD && !EVERYWHERE.has(word) && /\p{L}/u.test(word)
    if (isTelling) phrases.push(word)
    if (isTelling && before && text.slice(before.end, index) === ' ') phrases.push(`${before.word} ${word}`)
    before = isTelling ? { word, end: index + word.length } : null
  }
  return phrases
}

/** The condition of the rule that takes every row with this handle. */
export function conditionOf({ kind, text }: Handle): Pick<MappingRule, HandleKind> {
  switch (kind) {
    case 'component':
      return { component: text }
    case 'repository':
      return { repository: text }
    case 'label':
      return { label: text }
    case 'title':
      return { title: wordPattern(text) }
  }
}

/** The pattern of titles that hold these words; whole words, where the pattern's engine knows where they end. */
function wordPattern(words: string): string {
  const edge = (letter: string | undefined) => (/^\w$/.test(letter ?? '') ? '\\b' : '')
  return `${edge(words[0])}${words}${edge(words.at(-1))}`
}
