import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** The model's rooms from the ground up: each may import those before it. */
const MODEL_ROOMS = [
  'compiled',
  'evidence',
  'random',
  'loss',
  'forecast',
  'effect',
  'slo',
  'framework',
  'ranking',
  'portfolio',
  'insight',
  'contract',
]

/** What each part of the house may import of the others; a room may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  'server/store': ['model', 'server/sources'],
  'server/sources': ['model'],
  'server/access': ['model', 'server/store', 'server/refusal.ts'],
  'server/configuration': ['model', 'server/secrets', 'server/sources', 'server/store'],
  'server/secrets': ['server'],
  'server/sync': ['model', 'server/sources', 'server/store'],
  'server/usecases': ['model', 'server/configuration', 'server/sources', 'server/store', 'server/sync', 'server'],
  'server/export': ['model'],
  'server/worker': ['model', 'server'],
  'server/http': ['model', 'server/usecases', 'server/export', 'server/store', 'server'],
  'server/cli': ['model', 'server'],
  server: ['model', 'server'],
  client: ['model', 'data/track-record.json', 'data/track-record.md?url'],
  'data/demo': ['model'],
}

interface Import {
  readonly from: string
  readonly to: string
}

const files = (folder: string): string[] =>
  readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name)
    if (name === 'dist') return []
    if (statSync(join(ROOT, path)).isDirectory()) return files(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })

const SOURCES = ['model', 'server', 'client', 'data'].flatMap(files)
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const specifiers = (path: string): string[] =>
  [...text(path).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => specifier as string)
const IMPORTS: Import[] = SOURCES.flatMap((from) =>
  specifiers(from)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => ({ from, to: relative(ROOT, resolve(ROOT, dirname(from), specifier)) })),
)
const within = (path: string, room: string) => path === room || path.startsWith(`${room}/`)
const roomOf = (path: string) =>
  Object.keys(MAY_IMPORT)
    .filter((room) => within(path, room))
    .sort((one, other) => other.length - one.length)[0]

test('every import is of a room that its own may import', () => {
  const wrong = IMPORTS.filter(({ from, to }) => {
    const room = roomOf(from)
    if (room === undefined) return true
    return ![room, ...(MAY_IMPORT[room] ?? [])].some((allowed) => within(to, allowed))
  })
  expect(wrong).toEqual([])
})

test('the rooms of the model import downwards only', () => {
  const roomIn = (path: string) => MODEL_ROOMS.indexOf(path.split('/')[1] ?? '')
  const wrong = IMPORTS.filter(
    ({ from, to }) =>
      within(from, 'model') && within(to, 'model') && roomIn(to) >= 0 && roomIn(from) < roomIn(to) && roomIn(from) >= 0,
  )
  expect(wrong).toEqual([])
})

test('no screen imports another, and charts and shared pieces import no screen', () => {
  const screenOf = (path: string) => path.match(/^client\/features\/([^/]+)/)?.[1]
  const wrong = IMPORTS.filter(({ from, to }) => {
    const target = screenOf(to)
    if (target === undefined) return false
    if (within(from, 'client/charts') || within(from, 'client/components') || within(from, 'client/lib')) return true
    return screenOf(from) !== undefined && screenOf(from) !== target
  })
  expect(wrong).toEqual([])
})

describe('the model is pure', () => {
  test.each([
    ['chance of its own', /Math\.random/],
    ['a clock', /Date\.now|new Date\(\)|performance\.now/],
    ['a process', /\bprocess\./],
    ['input or output', /from '(node:|better-sqlite3|kysely|express|react)/],
  ])('it has no %s', (_, forbidden) => {
    expect(SOURCES.filter((path) => within(path, 'model') && forbidden.test(text(path)))).toEqual([])
  })

  test('only the contract imports zod', () => {
    const users = SOURCES.filter((path) => within(path, 'model') && specifiers(path).includes('zod'))
    expect(users.every((path) => within(path, 'model/contract'))).toBe(true)
  })
})

test('only the store opens SQLite', () => {
  const users = SOURCES.filter((path) =>
    specifiers(path).some((specifier) => /^(better-sqlite3|kysely)$/.test(specifier)),
  )
  expect(users.filter((path) => !within(path, 'server/store'))).toEqual([])
})

test('the paths that the README names exist', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const named = [...readme.matchAll(/`((?:model|server|client|data|test)\/[\w./-]*)`/g)].map(
    ([, path]) => path as string,
  )
  const missing = named.filter((path) => !/\.db$/.test(path) && !exists(join(ROOT, path)))
  expect(named.length).toBeGreaterThan(0)
  expect(missing).toEqual([])
})

function exists(path: string): boolean {
  try {
    statSync(path)
    return true
  } catch {
    return false
  }
}
