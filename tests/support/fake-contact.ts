import type { Contact } from '../../shared/contact.ts'

export const AT = '2026-11-23T02:02:00.000Z'

/** A contact as the server would show it just after a submit. */
export function fakeContact(part: Partial<Contact> & Pick<Contact, 'id'>): Contact {
  return {
    name: '王秀兰',
    relation: '母亲',
    phone: '13700009012',
    order: 1,
    state: 'pending',
    counts: false,
    steps: [
      { name: 'submitted', state: 'done', at: AT },
      { name: 'checked', state: 'waiting', hint: '号码还在核对，有结果会告诉您。' },
      { name: 'asked', state: 'waiting' },
      { name: 'delivered', state: 'waiting' },
      { name: 'confirmed', state: 'waiting', hint: '您现在不用做什么。有结果会在企业微信告诉您。' },
    ],
    ...part,
  }
}

/** Steps up to and including `last` are done. */
export function stepsUntil(last: Contact['steps'][number]['name']): Contact['steps'] {
  let reached = false
  return fakeContact({ id: '' }).steps.map((step) => {
    const done = !reached
    reached ||= step.name === last
    return done ? { name: step.name, state: 'done', at: AT } : step
  })
}
