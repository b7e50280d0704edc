import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openslo } from '../../../server/sources/openslo/openslo.ts'
import { temporaryFolder } from '../../support/temporary-installation.ts'
import { readOpenSlo, slo, slosOf } from './openslo-text.ts'
import { collect, faultOf, temporaryFile } from './reading.ts'

const yaml = (name: string) => JSON.stringify(slo({}, { name }))
const read = async (...paths: string[]) => collect(openslo, openslo.read(paths))
const idsOf = async (...paths: string[]) => slosOf(await read(...paths)).map(({ id }) => id)

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

test('folders are read to their depth: YAML and JSON in order of name, links to files, nothing hidden, each file once', async () => {
  const folder = await folderWith({
    'b.yaml': yaml('b'),
    'a/x.yml': yaml('x'),
    'a/deep/er/y.JSON': yaml('y'),
    'a/notes.md': 'not read',
    '.github/workflow.yaml': 'on: push',
    'elsewhere.txt': yaml('linked'),
  })
  await symlink(join(folder, 'elsewhere.txt'), join(folder, 'c.yaml'))
  await symlink(join(folder, 'nowhere.txt'), join(folder, 'dangling.yaml'))
  expect(await idsOf(folder)).toEqual(['y', 'x', 'b', 'linked'])
  expect(await idsOf(join(folder, 'b.yaml'), folder)).toEqual(['b', 'y', 'x', 'linked'])
})

test('two files of one name are told apart', async () => {
  const folder = await folderWith({ 'a/slo.yaml': 'kind: SLO', 'b/slo.yaml': 'kind: SLO' })
  const paths = [join(folder, 'a/slo.yaml'), join(folder, 'b/slo.yaml')]
  const { rejections } = await read(...paths)
  expect(rejections.map(({ location }) => location)).toEqual(paths.map((path) => `${path} line 1`))
})

test('documents, lists, comments, tabs in JSON, merge keys, anchors and a byte order mark', async () => {
  const first = 'apiVersion: openslo/v1\nkind: Service\nmetadata: { name: a, displayName: A }\n'
  const text = `\uFEFF# a comment\n${first}---\n# nothing\n---\n- &b\n  <<: { apiVersion: openslo/v1 }\n  kind: Service\n  metadata: { name: b, displayName: B }\n- { <<: *b, metadata: { name: c, displayName: C } }\n`
  const reading = await readOpenSlo(text)
  expect(reading.rejections).toEqual([])
  expect([reading.records, reading.dropped]).toEqual([[], 3])
  expect(reading.pages[0]?.rows.map(({ location }) => location)).toEqual(
    ['2', '9', '12'].map((line) => `slo.yaml line ${line}`),
  )
  expect(slosOf(await readOpenSlo(JSON.stringify(slo(), null, '\t'), 'slo.json'))).toHaveLength(1)
})

test('a document that is no YAML is put aside, and the others are read', async () => {
  const reading = await readOpenSlo(`${yaml('a')}\n---\nkind: {{ .Values.kind }}\nmetadata: [\n---\n${yaml('b')}\n`)
  expect(slosOf(reading).map(({ id }) => id)).toEqual(['a', 'b'])
  expect(reading.rejections).toHaveLength(1)
  expect(reading.rejections[0]).toMatchObject({ externalId: null, raw: 'null' })
  expect(reading.rejections[0]?.location).toMatch(/^slo\.yaml line [3-5]$/)
  expect(reading.rejections[0]?.reason).toMatch(/^is not YAML: /)
})

test('in a folder, what is not OpenSLO is put aside; named by itself, it is refused', async () => {
  const folder = await folderWith({
    'values.yaml': 'replicas: 3',
    'broken.yaml': 'a: [1',
    'latin.yaml': 'x',
    'empty.yaml': '# nothing\n',
    'good.yaml': yaml('good'),
  })
  await writeFile(join(folder, 'latin.yaml'), Buffer.from('name: caf\xe9', 'latin1'))
  const reading = await read(folder)
  expect(slosOf(reading).map(({ id }) => id)).toEqual(['good'])
  expect(reading.rejections.map(({ reason }) => reason.slice(0, 24))).toEqual([
    'is not YAML: Flow sequen',
    'is not UTF-8 text; save ',
    'apiVersion is missing; w',
  ])
  const codeOf = async (name: string) => (await faultOf(read(join(folder, name)))).code
  expect(await codeOf('values.yaml')).toBe('unknown-format')
  expect(await codeOf('broken.yaml')).toBe('malformed')
  expect(await codeOf('latin.yaml')).toBe('malformed')
  expect(await codeOf('empty.yaml')).toBe('unknown-format')
  expect(await codeOf('none.yaml')).toBe('unreadable-file')
})

test('a fault names the file and line and says what to do', async () => {
  const path = await temporaryFile('broken.yaml', 'kind: SLO\nspec: [1\n')
  const fault = await faultOf(read(path))
  expect(fault).toMatchObject({ code: 'malformed', location: path })
  expect(fault.message).toMatch(new RegExp(`^${path} line [23] is not YAML: `))
  expect(fault.advice).toContain('Nothing was imported')
})

test('a folder without definitions is refused', async () => {
  const fault = await faultOf(read(await folderWith({ 'README.md': '' })))
  expect(fault).toMatchObject({ code: 'not-found' })
  expect(fault.message).toContain('has no .yaml, .yml, .json file')
})

test.each([
  ['too big', `# ${'x'.repeat(1_000_001)}`, 'split it'],
  ['aliases that grow', `${bomb()}kind: *e`, 'is not usable YAML or JSON'],
  ['nested without end', '['.repeat(30_000), 'is not YAML'],
  ['stating a field twice', 'kind: SLO\nspec: {}\nkind: SLI\n', 'line 3 states "kind" twice'],
  [
    'with very many fields',
    Array.from({ length: 20_000 }, (_, position) => `a${position}: 1`).join('\n'),
    'nothing in it',
  ],
])('a file %s is refused without harm', async (_, text, said) => {
  expect((await faultOf(readOpenSlo(text))).message).toContain(said)
})

/** Ten to the fifth texts, if it were followed. */
function bomb(): string {
  const ten = (name: string) => Array.from({ length: 10 }, () => `*${name}`).join(', ')
  const levels = ['a', 'b', 'c', 'd'].map(
    (name, position) => `${'bcde'[position]}: &${'bcde'[position]} [${ten(name)}]\n`,
  )
  return `a: &a [x]\n${levels.join('')}`
}
