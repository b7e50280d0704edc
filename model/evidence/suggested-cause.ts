import type { IncidentCause } from './cause.ts'

type KnownCause = Exclude<IncidentCause, 'unknown'>

/**
 * Words that name a cause, where a sentence says why: after "due to", "caused by" and the like. Beginnings of words, so
 * that "rollout" is "rollouts" too. Of several causes in one reason the one named first is taken: "a rollout to the
 * network control plane" is a deploy, "a network change rolled out last night" is the network.
 */
export const CAUSE_WORDS: readonly (readonly [KnownCause, readonly string[]])[] = [
  ['certificate', ['certificate', 'expired cert', "let's encrypt"]],
  ['security', ['ddos', 'denial of service', 'denial-of-service', 'attack', 'abusive', 'malicious', 'vulnerabilit']],
  ['human error', ['human error', 'operator error', 'labeling error', 'inadvertent', 'accidental', 'by mistake']],
  [
    'hardware',
    [
      'hardware',
      'power ',
      'power-',
      'cooling',
      'chiller',
      'faulty disk',
      'failed disk',
      'disk failure',
      'water leak',
      'water intrusion',
    ],
  ],
  [
    'network',
    [
      'network',
      'fiber',
      'fibre',
      'packet loss',
      'bgp',
      'router',
      'routing',
      'dns',
      'connectivity',
      'load balanc',
      'switch fail',
      'line card',
      'congestion',
    ],
  ],
  [
    'configuration',
    [
      'configuration',
      'config ',
      'config-',
      'config change',
      'misconfig',
      'feature flag',
      'access control list',
      'quota change',
    ],
  ],
  [
    'dependency',
    [
      'third-party',
      'third party',
      'third-parties',
      'upstream',
      'provider',
      'partner',
      'vendor',
      'dependency',
      'dependent service',
      'acquirer',
      'carrier',
    ],
  ],
  ['database', ['database', 'mysql', 'postgres', 'spanner', 'bigtable', 'schema migration', 'replication', 'deadlock']],
  [
    'capacity',
    [
      'capacity',
      'overload',
      'high load',
      'write load',
      'in load',
      'peak load',
      'in traffic',
      'high traffic',
      'traffic spike',
      'spike in',
      'surge',
      'resource contention',
      'resource exhaustion',
      'out of memory',
      'saturat',
      'high volume',
      'sudden increase',
      'unexpected increase',
    ],
  ],
  [
    'deploy',
    [
      'rollout',
      'roll-out',
      'rolled out',
      'release',
      'deployment',
      'deploy of',
      'bad deploy',
      'recent change',
      'code change',
      'recent update',
      'software update',
      'software defect',
      'regression',
      'code defect',
      'new feature',
      'product change',
    ],
  ],
]

/** What a sentence says before it tells why. */
const BECAUSE =
  /\b(?:due to|because of|because|caused (?:due to|by)|root cause (?:of .{1,60} |)(?:is|was|has been|appears|seems)|result(?:ed|ing) from|as a result of|triggered by|introduced (?:by|in)|attributed to|stem(?:s|med|ming) from)/gi
/** In a title alone: updates say "resolved after a release" too. */
const AFTER = /\bafter (?:a|an|the)\b/gi

/** Whole phrases that name the cause wherever they stand. */
const PHRASES: readonly (readonly [KnownCause, RegExp])[] = [
  [
    'certificate',
    /\b(?:expired|expiration of (?:a|an|the)) (?:\w+ ){0,2}certificates?\b|\bcertificates?\b[^.]{0,60}\bexpired\b/i,
  ],
  ['configuration', /\broll(?:ed|ing)?[ -]?back (?:of )?(?:a|the|this) (?:\w+ ){0,2}config/i],
  [
    'deploy',
    /\b(?:roll(?:ed|ing)? ?back|revert(?:ed|ing)?) (?:of )?(?:a|an|the|this|that|our) (?:\w+ ){0,3}(?:change|deploy|deployment|release|rollout|update|version)\b|\b(?:rollback|revert) of (?:a|the) (?:\w+ ){0,3}(?:change|deployment|release|rollout)\b/i,
  ],
  [
    'dependency',
    /\bthird[- ]party (?:\w+ ){0,2}(?:outage|incident|issue|failure)|\b(?:upstream|external) (?:provider|vendor|dependency)\b/i,
  ],
]

const literally = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Any of the words, each cause a group. Of two that begin at the same place the one whose cause is listed first is found. */
const NAMED = new RegExp(
  `\\b(?:${CAUSE_WORDS.map(([, words]) => `(${words.map(literally).join('|')})`).join('|')})`,
  'i',
)

/** The cause whose group has matched. */
function causeIn([, ...groups]: RegExpExecArray): KnownCause | null {
  return CAUSE_WORDS[groups.findIndex((words) => words !== undefined)]?.[0] ?? null
}

/** Most texts hold none of these and need no closer look. */
const HINT =
  /due to|because|caused|root cause|result|trigger|introduc|attribut|stem|after |back|revert|certificate|third|upstream|external/i
/** Nothing this far behind "due to" is still the reason. */
const REACH = 140
/** A text longer than this is a report with a timeline, and its words are about everything. */
const LONGEST_TEXT = 20_000

/**
 * The cause that words in an incident's title and updates suggest, null when they suggest none: the first sentence that
 * says why and names a cause, else the first phrase that means one. A suggestion and no more, until a person confirms it.
 * @param title may say "after a release" where an update would say what happened after the mitigation
 * @param updates in order of time
 */
export function suggestedCause(title: string, updates: readonly string[]): KnownCause | null {
  const texts = [title, ...updates]
  if (!texts.some((text) => HINT.test(text))) return null
  const sentences = texts.flatMap((text) => text.slice(0, LONGEST_TEXT).split(/(?<=[.!?])\s|\n/))
  for (const sentence of sentences) {
    const named = namedAfter(BECAUSE, sentence)
    if (named) return named
  }
  const after = namedAfter(AFTER, title)
  if (after) return after
  return PHRASES.find(([, phrase]) => sentences.some((sentence) => phrase.test(sentence)))?.[0] ?? null
}

/** The cause that the words after a reason's opening name first. */
function namedAfter(opening: RegExp, sentence: string): KnownCause | null {
  // Most sentences open none, and to look for all of them takes longer than to see that.
  if (sentence.search(opening) < 0) return null
  for (const { 0: opened, index } of sentence.matchAll(opening)) {
    const from = index + opened.length
    const found = NAMED.exec(sentence.slice(from, from + REACH))
    if (found) return causeIn(found)
  }
  return null
}
