import type { Contact } from '../../shared/contact.ts'
import { fakeContact, stepsUntil } from './fake-contact.ts'

// The contacts that the gallery's pictures show.
export const proven: Partial<Contact> = {
  state: 'valid',
  counts: true,
  confirmedAt: '2026-11-23T02:21:00Z',
  nextCheckOn: '2027-05-22',
  steps: stepsUntil('confirmed'),
}
export const failed: Contact['steps'] = stepsUntil('asked').map((step) =>
  step.name === 'delivered'
    ? { name: 'delivered', state: 'failed', hint: '短信没有送到。请核对号码。' }
    : step,
)
export const declined: Contact['steps'] = stepsUntil('delivered').map((step) =>
  step.name === 'confirmed'
    ? { name: 'confirmed', state: 'failed', hint: '对方没有同意。请先和对方商量，或换一位联络人。' }
    : step,
)
export const everyState: Contact[] = [
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
