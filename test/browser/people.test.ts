import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '../../model/quantity.ts'
import { newSecret } from '../../server/access/secret.ts'
import { DEMO_DAY, type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { PASSWORD, signedIn } from '../support/people.ts'
import { expectAccessible, openPage } from './page.ts'

let server: DemoServer
let invitation: string

beforeAll(async () => {
  server = await startDemoServer(async (context) => {
    await signedIn(context, 'ada', 'admin')
    await signedIn(context, 'viv', 'viewer')
    const lin = await context.store.people.add({ handle: 'lin', name: 'Lin Clark', role: 'lead' }, DEMO_DAY)
    const made = newSecret('invitation')
    await context.store.invitations.make(lin?.id ?? 0, made.hash, instant(DEMO_DAY + 3_600_000))
    invitation = made.secret
  })
})
afterAll(async () => {
  await server.close()
})

const visit = (path: string) => openPage(`${server.address}${path}`)

async function signIn(path: string, handle: string) {
  const page = await visit(path)
  await page.getByLabel('Handle').fill(handle)
  await page.getByLabel('Password').fill(PASSWORD)
  // The page is loaded anew; what is done to the one of before is lost with it.
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Sign in' }).click()])
  return page
}

test('whoever is not signed in is asked first, and then sees what they came for', async () => {
  const page = await visit('/people')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('Handle').fill('ada')
  await page.getByLabel('Password').fill('not this one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').filter({ hasText: 'Handle and password do not go together' }).waitFor()
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page
    .getByRole('heading', { name: '3 people may sign in, 1 administrator; 1 invitation not used yet' })
    .waitFor()
  await expectAccessible(page)
})

test('somebody who was invited chooses a password and is in', async () => {
  const page = await visit(`/welcome#${invitation}`)
  await page.getByRole('heading', { name: 'Welcome, Lin Clark' }).waitFor()
  await page.getByLabel('Password').fill('seven quiet otters')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('link', { name: 'Lin Clark lead' }).waitFor()
  const again = await visit(`/welcome#${invitation}`)
  await again.getByRole('heading', { name: 'This link opens nothing' }).waitFor()
})

test('a viewer is offered nothing that would be refused', async () => {
  const page = await signIn('/sources', 'viv')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('link', { name: 'viv example viewer' }).waitFor()
  expect(await page.getByRole('button', { name: 'Import a file' }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0)
  await page.goto(`${server.address}/people`)
  await page.getByRole('heading', { name: 'People are looked after by administrators' }).waitFor()
  await page.goto(`${server.address}/projects/new`)
  await page.getByRole('heading', { name: 'Projects are made by leads and administrators' }).waitFor()
  await page.goto(`${server.address}/settings`)
  await page.getByText('takes the role admin; yours is viewer').waitFor()
})

test('an administrator gives a role, and the log says so', async () => {
  const page = await signIn('/people', 'ada')
  await page.getByLabel('Role of viv example').selectOption('contributor')
  await expect.poll(async () => (await server.context.store.people.find('viv'))?.role).toBe('contributor')
  await page.getByRole('link', { name: 'Audit log' }).click()
  const entry = page.getByRole('row').filter({ hasText: 'viv example' }).filter({ hasText: 'contributor' })
  await entry.filter({ hasText: 'ada example' }).waitFor()
  await expectAccessible(page)
})

test('an administrator erases a person for good, and is told what named them and whom nobody can erase', async () => {
  const page = await signIn('/people', 'ada')
  const row = page.getByRole('row').filter({ hasText: 'Lin Clark' })
  await row.waitFor()
  await page.getByRole('button', { name: 'Erase a person' }).click()
  const dialog = page.getByRole('dialog', { name: 'Erase a person' })
  const erase = async (name: string) => {
    await dialog.getByLabel('Handle or whole name').fill(name)
    await dialog.getByRole('button', { name: 'Erase for good' }).click()
  }
  await erase('Nobody Here')
  await dialog.getByText('nothing that is kept names "Nobody Here"').waitFor()
  await erase('ada')
  await dialog.getByText('ada is the last administrator').waitFor()
  await expectAccessible(page)
  await erase('Lin Clark')
  await dialog.getByText(/^Erased\./).waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await row.waitFor({ state: 'detached' })
  expect(await server.context.store.people.find('lin')).toBeNull()
  await page.getByRole('link', { name: 'Audit log' }).click()
  await page.getByText('person erased').first().waitFor()
  expect(await page.getByText('Lin Clark').count()).toBe(0)
})
