import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const CLIENT = fileURLToPath(new URL('../../client/', import.meta.url))
const sheetOf = (path: string) => readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|"[^"]*"/g, '')

const SHEETS = new Map(
  globSync(`${CLIENT}{charts,components,features,shell}/**/*.module.css`).map((path) => [path, sheetOf(path)]),
)
const CLASSES = new Map(
  [...SHEETS].map(([path, sheet]) => [
    path,
    new Set([...sheet.replaceAll(/:global\([^)]*\)/g, '').matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name ?? '')),
  ]),
)
/** Names that a sheet takes from another: `composes: head from "..."`. */
const COMPOSED = new Set(
  [...SHEETS.values()].flatMap((sheet) =>
    [...sheet.matchAll(/composes:\s*([^;]*?)\s+from/g)].flatMap(([, names = '']) => names.split(/\s+/)),
  ),
)

interface Use {
  readonly file: string
  readonly sheet: string
  /** Null: a name that is put together, any of the sheet's. */
  readonly name: string | null
}

const USES: readonly Use[] = globSync(`${CLIENT}{charts,components,features,shell}/**/*.tsx`).flatMap((path) => {
  const text = readFileSync(path, 'utf8')
  const body = text.replaceAll(/^import .*$/gm, '')
  return [...text.matchAll(/^import (\w+) from '([^']+\.module\.css)'$/gm)].flatMap(([, variable, sheet = '']) =>
    [...body.matchAll(new RegExp(`(?<![\\w.])${variable}(?:\\.(\\w+)|\\[)`, 'g'))].map(([, name = null]) => ({
      file: path.slice(CLIENT.length),
      sheet: join(dirname(path), sheet),
      name,
    })),
  )
})

test('every class that a part names stands in its style sheet', () => {
  const missing = USES.filter(({ sheet, name }) => name !== null && !CLASSES.get(sheet)?.has(name))
  expect(missing.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
})

test('every class of a style sheet is named by a part, or taken by another sheet', () => {
  const anyName = new Set(USES.filter(({ name }) => name === null).map(({ sheet }) => sheet))
  const named = new Set(USES.map(({ sheet, name }) => `${sheet} ${name}`))
  const unused = [...CLASSES].flatMap(([sheet, names]) =>
    anyName.has(sheet)
      ? []
      : [...names]
          .filter((name) => !named.has(`${sheet} ${name}`) && !COMPOSED.has(name))
          .map((name) => `${sheet.slice(CLIENT.length)}: ${name}`),
  )
  expect(USES.length).toBeGreaterThan(0)
  expect(unused).toEqual([])
})
