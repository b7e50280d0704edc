import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readConfiguration } from '../../server/configuration/read-configuration.ts'
import { temporaryFolder } from '../support/temporary-installation.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const DOCUMENTS = ['README.md', 'data/sources.md', 'data/operating.md', 'data/lists.md', 'data/webhooks.md']

/** Every secret that an entry names is set. */
const ENVIRONMENT = new Proxy({}, { get: () => 'a-secret-that-is-long-enough-for-any-of-them' })

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8')
  const configurations = [...text.matchAll(/^```yaml\n(.*?)^```/gms)]
    .map(([, yaml = '']) => yaml)
    .filter((yaml) => /^(company|sources):/m.test(yaml))

  test('states no configuration that would be refused', async () => {
    const file = join(await temporaryFolder(), 'leverage.yaml')
    for (const yaml of configurations) {
      await writeFile(file, yaml)
      expect(await readConfiguration(file, ENVIRONMENT)).toMatchObject({ ok: true })
    }
  })

  test('links to what exists', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(document), link)))).toEqual([])
  })
})
