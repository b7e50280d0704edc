import type { HostSilence, Silences } from '../../../server/store/silences.ts'

/** Silences as the store keeps them, for one test. */
export function silencesInMemory(): Silences {
  const kept = new Map<string, HostSilence>()
  return {
    current: async (now) => [...kept.values()].filter(({ until }) => until > now),
    keep: async (silence) => {
      if ((kept.get(silence.host)?.until ?? 0) < silence.until) kept.set(silence.host, silence)
    },
  }
}
