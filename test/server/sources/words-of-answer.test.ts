import { expect, test } from 'vitest'
import { wordsOfAnswer } from '../../../server/sources/words-of-answer.ts'

test.each([
  ['{"error":{"code":2100,"message":"No page is \\"here\\"."}}', 'No page is "here"'],
  ['{"errors":["Forbidden"]}', 'Forbidden'],
  ['{"status":401,"errors":[{"code":"x","message":"No such key"}]}', 'No such key'],
  ['{"message":"Key format is not valid!","took":0.1}', 'Key format is not valid!'],
  ['{"error":"unauthorized","error_description":"The key has expired"}', 'The key has expired'],
  ['{"error":"no"}', 'no'],
  ['<!doctype html>\n<title>\n  502 Bad Gateway\n</title>', '502 Bad Gateway'],
  ['{"ok":false}', '“{"ok":false}”'],
  ['upstream\u001b[31m  down\r\n', '“upstream [31m down”'],
  ['x'.repeat(100), `“${'x'.repeat(80)}…”`],
  ['{"error":" "}', '“{"error":" "}”'],
  [' \n', ''],
])('an answer says in words: %s', (text, said) => {
  expect(wordsOfAnswer(text)).toBe(said)
})
