import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { runCommand } from '../../support/run-command.ts'
import { smallCompany } from '../../support/temporary-installation.ts'

test('a presentation goes into the file that is named, and nowhere else', async () => {
  const { folder } = await smallCompany()
  const nowhere = await runCommand(folder, ['rank', '--format', 'pptx'])
  expect([nowhere.code, nowhere.stdout]).toEqual([2, ''])
  expect(nowhere.stderr).toContain('--out FILE.pptx')

  const written = await runCommand(folder, ['rank', '--format', 'pptx', '--out', 'ranking.pptx'])
  expect([written.code, written.stdout, written.stderr]).toEqual([0, '', 'Wrote ranking.pptx\n'])
  const { files } = await JSZip.loadAsync(await readFile(join(folder, 'ranking.pptx')))
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['ppt/slides/slide1.xml', 'ppt/charts/chart1.xml']))

  const away = await runCommand(folder, ['rank', '--format', 'csv', '--out', 'no/such/folder.csv'])
  expect(away.code).toBe(3)
  expect(away.stderr).toContain('no/such/folder.csv cannot be written')
})
