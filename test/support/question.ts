/** What the screen asks first: today's ranking, by the first lens. */
export const QUESTION = { asOf: null, lens: null, weights: null }
