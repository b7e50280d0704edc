import pino, { type Logger } from 'pino'

/** Structured lines on stderr, so that standard output holds only answers. LEVERAGE_LOG sets the level; warnings and worse by default. */
export const createLog = (level: string | undefined): Logger =>
  pino(
    {
      level: level && level in pino.levels.values ? level : 'warn',
      base: null,
      serializers: { error: pino.stdSerializers.err },
    },
    pino.destination({ dest: 2, sync: true }),
  )
