import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const SOURCE = fileURLToPath(new URL('../../model/compiled/source/index.ts', import.meta.url))
const OPTIONS = ['--optimize', '--runtime', 'stub', '--enable', 'simd', '--noAssert']

/** The text of model/compiled/bytes.ts as its source has it now. */
export async function compiledBytes(): Promise<string> {
  let bytes: Uint8Array | string = ''
  const { error, stderr } = await asc.main([SOURCE, ...OPTIONS, '--outFile', 'program.wasm'], {
    writeFile: (_, contents) => {
      bytes = contents
    },
  })
  if (error) throw new Error(stderr.toString(), { cause: error })
  const text = Buffer.from(bytes).toString('base64')
  return `${HEADING}export const BYTES =\n  '${text}'\n`
}

const HEADING = '/** Made from source/ by `npm run compile`. */\n'
