import type { Answer } from './message.ts'

/** Answers by question and version of the evidence; the ones that were not asked for longest go first. */
export interface KeptAnswers {
  get(key: string): Answer | undefined
  keep(key: string, answer: Answer): void
}

/** @param most bytes of all answers together; a larger one is not kept at all */
export function keptAnswers(most: number): KeptAnswers {
  const kept = new Map<string, Answer>()
  let bytes = 0
  return {
    get: (key) => {
      const answer = kept.get(key)
      if (answer) {
        kept.delete(key)
        kept.set(key, answer)
      }
      return answer
    },
    keep: (key, answer) => {
      if (answer.bytes.byteLength > most) return
      bytes += answer.bytes.byteLength - (kept.get(key)?.bytes.byteLength ?? 0)
      kept.delete(key)
      kept.set(key, answer)
      for (const [oldest, { bytes: own }] of kept) {
        if (bytes <= most) break
        kept.delete(oldest)
        bytes -= own.byteLength
      }
    },
  }
}
