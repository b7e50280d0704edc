/** Characters that a text may have: what the server refuses beyond and where a form's field ends. */

/** Of a person, and of a token. */
export const LONGEST_NAME = 100
/** Of everything that has an id, and so of a name that an id is made of. */
export const LONGEST_ID = 200
/** Of a plan, a scenario, and whoever owns a decision or asks for a need. */
export const LONGEST_TITLE = 200
/** Why a plan was committed, or a need is not in a quarter. */
export const LONGEST_REASON = 2_000
/** Why something was decided of a project: a discussion may be kept in it. */
export const LONGEST_DECISION_REASON = 4_000
/** What hurts: a sentence, not a name. */
export const LONGEST_NEED_TITLE = 300
/** What a need is about, filed here or with GitHub's form. */
export const LONGEST_NEED = 5_000
