import { z } from 'zod'
import {
  LARGEST_UPLOAD,
  uploadPreviewRequestSchema,
  uploadPreviewSchema,
  uploadRequestSchema,
  uploadResultSchema,
} from '../../../model/contract/upload.ts'
import { importUpload } from '../../usecases/import-upload.ts'
import { previewUpload } from '../../usecases/preview-upload.ts'
import { type Route, route, threadRoute } from '../route.ts'

const parameters = z.strictObject({})
/** Letters take up to three bytes in UTF-8, or two where JSON escapes them; most take one. */
const UPLOAD_BODY_LIMIT = 2 * LARGEST_UPLOAD

export const UPLOAD_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'post',
    path: '/uploads/preview',
    scope: 'sources:write',
    summary:
      'What a CSV, JSON or YAML file holds, its first rows as they would be taken in and its wrong rows; keeps nothing',
    parameters,
    body: uploadPreviewRequestSchema,
    bodyLimit: UPLOAD_BODY_LIMIT,
    answer: uploadPreviewSchema,
    inThread: 'anew',
    handle: (context, _, upload) => previewUpload(context, upload),
  }),
  route({
    method: 'post',
    path: '/uploads',
    scope: 'sources:write',
    summary: 'Imports a file as the command line does; wrong rows go to quarantine',
    parameters,
    body: uploadRequestSchema,
    bodyLimit: UPLOAD_BODY_LIMIT,
    answer: uploadResultSchema,
    handle: (context, _, upload) => importUpload(context, upload),
  }),
]
