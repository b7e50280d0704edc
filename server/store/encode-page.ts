import { encodeRecord } from './evidence/encode-record.ts'
import type { EncodedPage, PageOfEvidence } from './keep-page.ts'
import { namedComponents } from './named-components.ts'

/** A page as it is written, here or in a thread. Throws RefusedValue. */
export const encodePage = (page: PageOfEvidence): EncodedPage => ({
  ...page,
  records: page.records.map(encodeRecord),
  components: namedComponents(page.records),
})
