import { useMutation } from '@tanstack/react-query'
import type { ColumnMapping } from '../../../../model/contract/column-mapping.ts'
import {
  type UploadedFile,
  type UploadRequest,
  uploadPreviewRequestSchema,
  uploadPreviewSchema,
  uploadRequestSchema,
  uploadResultSchema,
} from '../../../../model/contract/upload.ts'
import { send } from '../../../lib/api.ts'
import { useChange } from '../../../lib/use-change.ts'
import { readFile } from './read-file.ts'

interface Looked {
  readonly chosen: File | UploadedFile
  /** What its columns mean; guessed, or as it is remembered, when left out. */
  readonly mapping?: ColumnMapping
}

/** Reads a file that somebody chose and asks what it holds; nothing is kept. */
export const useFilePreview = () =>
  useMutation({
    mutationFn: async ({ chosen, mapping }: Looked) => {
      const file = chosen instanceof File ? { name: chosen.name, text: await readFile(chosen) } : chosen
      const preview = await send({
        method: 'POST',
        path: '/uploads/preview',
        request: { schema: uploadPreviewRequestSchema, body: { ...file, ...(mapping && { mapping }) } },
        answer: uploadPreviewSchema,
      })
      return { file, preview }
    },
  })

export const useImport = () =>
  useChange((body: UploadRequest) =>
    send({
      method: 'POST',
      path: '/uploads',
      request: { schema: uploadRequestSchema, body },
      answer: uploadResultSchema,
    }),
  )
