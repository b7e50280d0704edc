export const EXPORT_FORMATS = ['table', 'json', 'csv', 'markdown'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Of what can be presented too. */
export const DECK_FORMATS = [...EXPORT_FORMATS, 'pptx'] as const
export type DeckFormat = (typeof DECK_FORMATS)[number]

/** Of reports that are more than one table. */
export const REPORT_FORMATS = ['table', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** What a file in each format is called and sent as. */
export const EXPORT_TYPES: Readonly<
  Record<ExportFormat, { readonly contentType: string; readonly extension: string }>
> = {
  table: { contentType: 'text/plain', extension: 'txt' },
  json: { contentType: 'application/json', extension: 'json' },
  csv: { contentType: 'text/csv', extension: 'csv' },
  markdown: { contentType: 'text/markdown', extension: 'md' },
}
