import Database from 'better-sqlite3'
import { RefusedValue } from './evidence/encoding.ts'
import { DamagedColumn } from './json-column.ts'

export type StoreFaultCode =
  | 'not-a-database'
  | 'not-ours'
  | 'newer-schema'
  | 'sqlite-too-old'
  | 'locked'
  | 'read-only'
  | 'disk-full'
  | 'cannot-open'
  | 'damaged'
  | 'refused-row'

/** Why the store could not do what it was asked: what happened, to which file, and what to do about it. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault'
  readonly code: StoreFaultCode
  readonly path: string
  readonly advice: string

  constructor(code: StoreFaultCode, path: string, what: string, advice: string, cause?: unknown) {
    super(`${path}: ${what}. ${advice}`, { cause })
    this.code = code
    this.path = path
    this.advice = advice
  }
}

/** True when another connection holds the lock that was asked for: the same call can succeed later. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)

interface Meaning {
  readonly code: StoreFaultCode
  readonly what: string
  readonly advice: string
}

/** By the beginning of SQLite's error code; the first that fits. */
const MEANINGS: readonly (readonly [prefix: string, meaning: Meaning])[] = [
  [
    'SQLITE_NOTADB',
    {
      code: 'not-a-database',
      what: 'not a SQLite database',
      advice: 'Name another file; nothing was written to this one.',
    },
  ],
  [
    'SQLITE_CANTOPEN',
    {
      code: 'cannot-open',
      what: 'cannot be opened',
      advice: 'Check that it is a file, that its folder exists, and that this user may read and write both.',
    },
  ],
  [
    'SQLITE_FULL',
    { code: 'disk-full', what: 'the disk is full', advice: 'Free some space: nothing of this change was kept.' },
  ],
  [
    'SQLITE_READONLY',
    {
      code: 'read-only',
      what: 'cannot be written to',
      advice: 'Give this user write permission on the file and its folder.',
    },
  ],
  [
    'SQLITE_BUSY',
    {
      code: 'locked',
      what: 'another process is writing to it',
      advice: 'Try again when the other process has finished.',
    },
  ],
  ['SQLITE_LOCKED', { code: 'locked', what: 'another connection is writing to it', advice: 'Try again in a moment.' }],
  ['SQLITE_CORRUPT', { code: 'damaged', what: 'the file is damaged', advice: 'Restore it from the newest backup.' }],
  [
    'SQLITE_IOERR',
    {
      code: 'damaged',
      what: 'the disk failed to read or write it',
      advice: 'Check the disk, then restore the newest backup if this happens again.',
    },
  ],
  [
    'SQLITE_CONSTRAINT',
    {
      code: 'refused-row',
      what: 'a row breaks a rule of the database',
      advice: 'Nothing of this change was kept. Please report it with the message that follows.',
    },
  ],
]

/** The same error in the store's words; anything that is not the database's own passes through unchanged. */
export function inStoreWords(error: unknown, path: string): unknown {
  if (error instanceof DamagedColumn) {
    return new StoreFault('damaged', path, error.message, 'Restore it from the newest backup.', error)
  }
  if (error instanceof RefusedValue) {
    return new StoreFault(
      'refused-row',
      path,
      error.message,
      'Nothing of this change was kept; correct the value.',
      error,
    )
  }
  if (!(error instanceof Database.SqliteError)) return error
  const meaning = MEANINGS.find(([prefix]) => error.code.startsWith(prefix))?.[1]
  if (!meaning) return error
  const advice = meaning.code === 'refused-row' ? `${meaning.advice} (${error.message})` : meaning.advice
  return new StoreFault(meaning.code, path, meaning.what, advice, error)
}
