import { RE2JS, RE2JSException } from 're2js'
import type { CompileTitle } from '../../model/evidence/mapping-rule.ts'

/** A longer pattern is a list; several rules say it better. */
export const LONGEST_TITLE_PATTERN = 300

/** Why a title pattern cannot be used, or null. Meant for whoever wrote it. */
export function titlePatternProblem(pattern: string): string | null {
  if (pattern.length > LONGEST_TITLE_PATTERN) {
    return `is longer than ${LONGEST_TITLE_PATTERN} characters; make several rules of it`
  }
  try {
    RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
    if (!repeats(pattern)) new RegExp(pattern, 'iu')
    return null
  } catch (error) {
    if (!(error instanceof RE2JSException || error instanceof SyntaxError)) throw error
    return `is not a regular expression that can be used: ${error.message.replace('error parsing regexp: ', '').replace('(?i)', '')}; look-arounds and back-references are not known`
  }
}

/**
 * A title pattern as a test that takes time in proportion to the title, whatever the pattern: RE2's algorithm, as
 * patterns come from people and one like (a+)+$ would stop the server. Throws a RangeError for a pattern that
 * `titlePatternProblem` finds fault with.
 */
export const compileTitle: CompileTitle = (pattern) => {
  const problem = titlePatternProblem(pattern)
  if (problem !== null) throw new RangeError(`title pattern ${JSON.stringify(pattern)} ${problem}`)
  if (!repeats(pattern)) {
    // Without a repetition there is nothing to try again, and the platform's own engine is ten times as fast.
    const expression = new RegExp(pattern, 'iu')
    return (title) => expression.test(title)
  }
  const expression = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
  return (title) => expression.test(title)
}

const repeats = (pattern: string): boolean => /[*+?{]/.test(pattern)
