import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoFiles } from './files.ts'

/** Writes the demo company's files: `node data/demo/generate.ts [FOLDER]`, by default beside this file. */
const folder = process.argv[2] ?? import.meta.dirname
mkdirSync(folder, { recursive: true })
for (const [name, text] of demoFiles()) writeFileSync(join(folder, name), text)
