import type { Page } from 'playwright-core'
import type { FakeApi } from '../fake-api.ts'

export type DeskExhibit = {
  name: string
  route: string
  prepare?: (api: FakeApi) => void
  /** What a person does until the state shows. */
  reach: (page: Page) => Promise<void>
}

/** Waits until these words are in sight. */
export const see = (words: string) => (page: Page) =>
  page.getByText(words).filter({ visible: true }).first().waitFor()
/** Presses the button of this name. */
export const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click()
