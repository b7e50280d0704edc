import pino, { type Logger } from 'pino'

/** Structured lines on stderr, so that standard output holds only answers. `stated` is LEVERAGE_LOG; a word that is no level counts as none. */
export const createLog = (stated: string | undefined, otherwise: string): Logger =>
  pino(
    {
      level: stated && stated in pino.levels.values ? stated : otherwise,
      base: null,
      serializers: { error: pino.stdSerializers.err },
    },
    pino.destination({ dest: 2, sync: true }),
  )
