import type { HostSilence, Silences } from '../../../server/store/silences.ts'

/** Silences as the store keeps them, for one test. */
export function silencesInMemory(): Silences {
  const kept = new Map<string, HostSilence>()
  return {
    current: async (now) => [...kept.values()].filter(({ until }) => until > now),
    until: async (host, now) => {
      const until = kept.get(host)?.until
      return until !== undefined && until > now ? until : null
    },
    keep: async (silence) => {
      if ((kept.get(silence.host)?.until ?? 0) < silence.until) kept.set(silence.host, silence)
    },
  }
}
