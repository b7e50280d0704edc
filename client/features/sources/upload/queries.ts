import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  type UploadedFile,
  type UploadRequest,
  uploadPreviewRequestSchema,
  uploadPreviewSchema,
  uploadRequestSchema,
  uploadResultSchema,
} from '../../../../model/contract/upload.ts'
import { send } from '../../../lib/api.ts'
import { readFile } from './read-file.ts'

/** Reads a file that somebody chose and asks what it holds; nothing is kept. */
export const useFilePreview = () =>
  useMutation({
    mutationFn: async (chosen: File) => {
      const file: UploadedFile = { name: chosen.name, text: await readFile(chosen) }
      const preview = await send({
        method: 'POST',
        path: '/uploads/preview',
        request: { schema: uploadPreviewRequestSchema, body: file },
        answer: uploadPreviewSchema,
      })
      return { file, preview }
    },
  })

export function useImport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: UploadRequest) =>
      send({
        method: 'POST',
        path: '/uploads',
        request: { schema: uploadRequestSchema, body },
        answer: uploadResultSchema,
      }),
    onSettled: () => queries.invalidateQueries(),
  })
}
