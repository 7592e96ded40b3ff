import type { Page } from 'playwright-core'
import type { Contact } from '../../shared/contact.ts'
import type { FakeApi } from './fake-api.ts'
import { fakeContact, stepsUntil } from './fake-contact.ts'

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
const proven: Partial<Contact> = {
  state: 'valid',
  counts: true,
  confirmedAt: '2026-11-23T02:21:00Z',
  nextCheckOn: '2027-05-22',
  steps: stepsUntil('confirmed'),
}
const failed: Contact['steps'] = stepsUntil('asked').map((step) =>
  step.name === 'delivered'
    ? { name: 'delivered', state: 'failed', hint: '短信没有送到。请核对号码。' }
    : step,
)
const declined: Contact['steps'] = stepsUntil('delivered').map((step) =>
  step.name === 'confirmed'
    ? { name: 'confirmed', state: 'failed', hint: '对方没有同意。请先和对方商量，或换一位联络人。' }
    : step,
)
const everyState: Contact[] = [
  fakeContact({ id: 'con_1', ...proven, state: 'due', confirmedAt: '2026-05-20T02:00:00Z' }),
  fakeContact({
    id: 'con_2',
    order: 2,
    name: '陈浩',
    relation: '配偶',
    steps: stepsUntil('delivered'),
  }),
  fakeContact({ id: 'con_3', order: 3, name: '欧阳建国', relation: '其他亲属', state: 'draft' }),
  fakeContact({ id: 'con_4', order: 4, name: '李伟', relation: '朋友', state: 'unanswered' }),
  fakeContact({
    id: 'con_5',
    order: 5,
    name: 'Alexandra Konstantinopoulou',
    relation: '兄弟姐妹',
    state: 'invalid',
    cause: 'declined',
  }),
]
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
]

/** The address of an exhibit: `contacts` stands for `pages/contacts/index`. */
export function exhibitPath({ route }: Exhibit): string {
  return `/#/pages/${route.includes('/') ? route : `${route}/index`}`
}
