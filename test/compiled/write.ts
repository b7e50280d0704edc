import { writeFile } from 'node:fs/promises'
import { compiledBytes } from './compile.ts'

await writeFile(new URL('../../model/compiled/bytes.ts', import.meta.url), await compiledBytes())
