import {
  CORE_SCHEMA,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  floatCoreTag,
  loadAll,
  mapTag,
  NOT_RESOLVED,
  seqTag,
  YAMLException,
} from 'js-yaml'

/** What is wrong with a text of YAML, and where. */
export class YamlFault extends Error {
  override readonly name = 'YamlFault'
}

/** JSON has no such numbers as .inf and .nan: they stay the text that they are. */
const finite = defineScalarTag(floatCoreTag.tagName, {
  ...floatCoreTag,
  resolve(source, isExplicit, tagName) {
    const number = floatCoreTag.resolve(source, isExplicit, tagName)
    return Number.isFinite(number) ? number : NOT_RESOLVED
  },
})

/** Begins every tag: those that YAML itself does not have are read as if they were not there. */
const ANY = { matchByTagPrefix: true, identify: () => false }
const SCHEMA = CORE_SCHEMA.withTags(
  finite,
  defineScalarTag('', { ...ANY, resolve: (source) => source }),
  defineSequenceTag('', { ...seqTag, ...ANY }),
  defineMappingTag('', { ...mapTag, ...ANY }),
)

/**
 * One document of YAML 1.2 as JSON has it: times stay text, and so does what only older versions take for something else.
 * Aliases are refused: a few of them in each other come to any number of rows. Throws a YamlFault.
 */
export function readYaml(text: string): unknown {
  const documents = documentsIn(text)
  if (documents.length > 1) throw new YamlFault('Source contains multiple documents')
  return documents[0] ?? null
}

function documentsIn(text: string): unknown[] {
  try {
    return loadAll(text, { schema: SCHEMA, maxAliases: 0 })
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause
    const { reason, mark } = cause
    throw new YamlFault(mark ? `${reason} at line ${mark.line + 1}, column ${mark.column + 1}` : reason, { cause })
  }
}
