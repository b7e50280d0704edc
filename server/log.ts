import pino, { type Logger } from 'pino'

/** Fields that hold credentials, wherever in a logged object they stand. */
const REDACTED = ['authorization', 'cookie', 'token', 'password', 'privateKey', 'secret', 'config'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
  `*.*.*.${name}`,
])

/**
 * Structured lines on stderr, so that standard output holds only answers. `stated` is LEVERAGE_LOG; a word that is no
 * level counts as none. What holds credentials is left out by name, and `hide` blanks secrets out wherever else they are.
 */
export const createLog = (stated: string | undefined, otherwise: string, hide: (line: string) => string): Logger =>
  pino(
    {
      redact: REDACTED,
      hooks: { streamWrite: hide },
      level: stated && stated in pino.levels.values ? stated : otherwise,
      base: null,
      serializers: { error: pino.stdSerializers.err },
    },
    pino.destination({ dest: 2, sync: true }),
  )
