import { addressName } from '../../model/evidence/outage/named-pairs.ts'

/** More names than this are a list of something, not a mention. */
const MOST_NAMES = 20
/** Characters that an id has at least, and of which more are not looked at. */
const [SHORTEST, LONGEST] = [5, 64]
const ADDRESS = /https?:\/\/[^\s"'<>)\]}]+/gi
const HAS_LETTER = /[A-Za-z]/
const IS_TIME = /^\d{4}-\d\d-\d\d/
/** A row names its own parts and kin under these; what it says of others is elsewhere. */
const OF_ITSELF = new Set([
  'id',
  'ids',
  'self',
  'type',
  'code',
  'created',
  'updated',
  'begin',
  'end',
  'startsAt',
  'endsAt',
  // People are no mention of anything.
  'email',
  'creator',
  'assignee',
  // What is told once more, and where it was felt: "us-central1" is no id, however often it comes.
  'most_recent_update',
  'service_key',
])
const ENDS_OF_ITSELF = ['_id', '_ids', '_at', '_locations', '_products']

/**
 * Ids and addresses that the text of a row names, beside its own: in what people wrote, in links to elsewhere and in
 * fields of their own. What one name is worth shows only when another source has something of that name.
 */
export function namesIn(content: unknown, own: { readonly externalId: string; readonly url: string | null }): string[] {
  const names = new Set<string>()
  const isHere = ownSite(own.url)
  // Every text of every row comes this way: what holds no name is known by the cheapest look first.
  collect(content, (text) => {
    if (text.length < SHORTEST || isMoment(text)) return
    if (text.includes('://')) {
      if (!text.includes(' ') && isHere(text)) return
      for (const address of text.match(ADDRESS) ?? []) names.add(addressName(address.replace(/[.,;:!?]+$/, '')))
    }
    for (const id of idsIn(text)) if (HAS_LETTER.test(id) && !IS_TIME.test(id)) names.add(id)
  })
  names.delete(own.externalId)
  if (own.url !== null) names.delete(addressName(own.url))
  return [...names].slice(0, MOST_NAMES)
}

const isMoment = (text: string): boolean =>
  text.charCodeAt(4) === HYPHEN && text.charCodeAt(7) === HYPHEN && IS_TIME.test(text) && !text.includes(' ')

/**
 * Ids as texts hold them, runs of letters, digits, "_" and "-" in which there is a digit: "Q1A2B3C4D5E6", "p31zjtct2jer",
 * "INC-42", a fingerprint. Found from their digits, of which prose has few: a pattern would try each word.
 */
function idsIn(text: string): readonly string[] {
  let ids: string[] | null = null
  for (let at = digitFrom(text, 0); at >= 0; at = digitFrom(text, at)) {
    let start = at
    while (isPartOfId(text.charCodeAt(start - 1))) start -= 1
    while (isPartOfId(text.charCodeAt(at))) at += 1
    if (at - start < SHORTEST) continue
    ids ??= []
    ids.push(text.slice(start, Math.min(at, start + LONGEST)))
  }
  return ids ?? NONE
}

/** Where the next digit stands, -1 when none does. */
function digitFrom(text: string, from: number): number {
  DIGIT.lastIndex = from
  return DIGIT.test(text) ? DIGIT.lastIndex - 1 : -1
}
const DIGIT = /\d/g

const NONE: readonly string[] = []

const [ZERO, NINE, UNDERSCORE, HYPHEN] = [0x30, 0x39, 0x5f, 0x2d]
/** Of an ASCII letter, the bit that tells capitals from small ones. */
const SMALL = 0x20
const [SMALL_A, SMALL_Z] = [0x61, 0x7a]

const isPartOfId = (code: number): boolean =>
  ((code | SMALL) >= SMALL_A && (code | SMALL) <= SMALL_Z) ||
  (code >= ZERO && code <= NINE) ||
  code === HYPHEN ||
  code === UNDERSCORE

/** Tells whether an address is on the site of a row's own. */
function ownSite(url: string | null): (address: string) => boolean {
  const home = url === null ? null : siteOf(url)
  return (address) => home !== null && siteOf(address) === home
}

/** The host and port of an address, read off it: to have it parsed takes longer than all else that is done with it. */
const siteOf = (address: string): string | null => SITE.exec(address)?.[1]?.toLowerCase() ?? null
const SITE = /^https?:\/\/([^\s/?#]+)/i

function collect(value: unknown, take: (text: string) => void): void {
  if (typeof value === 'string') take(value)
  else if (Array.isArray(value)) for (const entry of value) collect(entry, take)
  else if (typeof value === 'object' && value !== null) {
    for (const key in value) {
      const inner = (value as Readonly<Record<string, unknown>>)[key]
      if ((typeof inner === 'string' || typeof inner === 'object') && !isOfItself(key)) collect(inner, take)
    }
  }
}

/** The same keys come with every row. */
const known = new Map<string, boolean>()
const MOST_KNOWN = 1_000

function isOfItself(key: string): boolean {
  const before = known.get(key)
  if (before !== undefined) return before
  const isOwn = OF_ITSELF.has(key) || ENDS_OF_ITSELF.some((end) => key.endsWith(end))
  if (known.size < MOST_KNOWN) known.set(key, isOwn)
  return isOwn
}
