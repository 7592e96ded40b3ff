import type { Page } from 'playwright-core'
import type { Contact } from '../../shared/contact.ts'
import type { FakeApi } from './fake-api.ts'
import { fakeContact, stepsUntil } from './fake-contact.ts'
import { declined, everyState, failed, proven } from './gallery-contacts.ts'

export type Exhibit = {
  name: string
  route: string
  contacts: Contact[]
  prepare?: (api: FakeApi) => void
  /** What a person does until the state shows. */
  reach: (page: Page) => Promise<void>
}

const see = (words: string) => (page: Page) => page.getByText(words).last().waitFor()
const one = (part: Partial<Contact>) => [fakeContact({ id: 'con_1', ...part })]
const phoneField = (page: Page) => page.locator('input[inputmode=tel]').last()

/** Every screen of the employee, in the states that differ to the eye. */
export const employeeGallery: readonly Exhibit[] = [
  { name: 'first-visit', route: 'contacts', contacts: [], reach: see('您还没有紧急联络人') },
  { name: 'list', route: 'contacts', contacts: everyState, reach: see('该核对一次了') },
  {
    name: 'form-missing',
    route: 'edit',
    contacts: [],
    async reach(page) {
      await page.getByRole('button', { name: '保存，并请对方确认' }).click()
      await see('还差 3 项')(page)
    },
  },
  {
    name: 'form-own-number',
    route: 'edit',
    contacts: [],
    prepare: (api) =>
      api.checks.set('13800004471', {
        status: 'normal',
        carrier: '中国移动',
        province: '江苏',
        city: '苏州',
        findings: ['own_number'],
      }),
    async reach(page) {
      await page.getByLabel('姓名').last().fill('王秀兰')
      await page.getByRole('radio', { name: '母亲' }).click()
      await phoneField(page).fill('13800004471')
      await phoneField(page).blur()
      await see('与家人共用这个号码')(page)
    },
  },
  {
    name: 'form-vacant',
    route: 'edit',
    contacts: [],
    prepare: (api) => api.refuse.set('POST /api/contacts', { code: 'number_vacant_again' }),
    async reach(page) {
      await page.getByLabel('姓名').last().fill('王秀兰')
      await page.getByRole('radio', { name: '母亲' }).click()
      await phoneField(page).fill('13700009021')
      await page.getByRole('button', { name: '保存，并请对方确认' }).click()
      await see('号码确实能打通')(page)
    },
  },
  {
    name: 'form-replace',
    route: 'edit/index?replaces=con_1',
    contacts: one(proven),
    reach: see('新的联络人确认之前'),
  },
  { name: 'correct', route: 'edit/index?id=con_1', contacts: one({}), reach: see('换号码') },
  {
    name: 'progress-waiting',
    route: 'progress/index?id=con_1',
    contacts: one({ steps: stepsUntil('delivered') }),
    reach: see('先告诉家人'),
  },
  {
    name: 'progress-stuck',
    route: 'progress/index?id=con_1',
    contacts: one({ steps: failed, resendAt: '2031-11-24T02:00:00Z' }),
    reach: see('可以这样做'),
  },
  {
    name: 'progress-done',
    route: 'progress/index?id=con_1',
    contacts: one(proven),
    reach: see('您现在有 1 位已确认的紧急联络人'),
  },
  {
    name: 'progress-declined',
    route: 'progress/index?id=con_1',
    contacts: one({ state: 'invalid', cause: 'declined', steps: declined }),
    reach: see('对方未同意'),
  },
  {
    name: 'progress-remove',
    route: 'progress/index?id=con_1',
    contacts: one({}),
    async reach(page) {
      await page.getByRole('button', { name: '移除这位联络人' }).click()
      await see('移除后不会再联系这位')(page)
    },
  },
  {
    name: 'code',
    route: 'code/index?id=con_1',
    contacts: one({}),
    reach: see('填满 6 位自动核对'),
  },
  { name: 'reorder', route: 'reorder', contacts: everyState, reach: see('保存顺序') },
  {
    name: 'list-replacing',
    route: 'contacts',
    contacts: [
      fakeContact({ id: 'con_1', ...proven }),
      fakeContact({ id: 'con_2', name: '王建国', replaces: 'con_1', steps: stepsUntil('asked') }),
    ],
    reach: see('确认后换下王秀兰'),
  },
  {
    name: 'progress-called',
    route: 'progress/index?id=con_1',
    contacts: one({ phone: '051266660000', noSms: 'called' }),
    reach: see('等人事同事打电话核实'),
  },
  {
    name: 'progress-due',
    route: 'progress/index?id=con_1',
    contacts: one({ ...proven, state: 'due', confirmedAt: '2026-05-20T02:00:00Z' }),
    reach: see('去核对'),
  },
  {
    name: 'progress-history',
    route: 'progress/index?id=con_1',
    contacts: one(proven),
    prepare: (api) => {
      api.history = [
        {
          at: '2026-11-23T02:02:00Z',
          event: 'submitted',
          actor: 'employee',
          text: '您填写了这位联络人',
        },
        {
          at: '2026-11-23T02:21:00Z',
          event: 'confirmed',
          actor: 'contact',
          text: '对方用验证码确认',
          why: 'code',
        },
      ]
    },
    async reach(page) {
      await page.getByRole('button', { name: '看看经过' }).click()
      await see('对方用验证码确认')(page)
    },
  },
]

/** The address of an exhibit: `contacts` stands for `pages/contacts/index`. */
export function exhibitPath({ route }: Exhibit): string {
  return `/#/pages/${route.includes('/') ? route : `${route}/index`}`
}
