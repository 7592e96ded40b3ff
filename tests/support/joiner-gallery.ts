import { type BesideInput, besidePage } from '../../api/_src/http/pages/joiner/views/beside.ts'
import { editPage } from '../../api/_src/http/pages/joiner/views/edit.ts'
import {
  elsewherePage,
  endedJoinerPage,
  joinerThrottledPage,
  joinerTroublePage,
  memberPage,
  notJoiningPage,
  unknownJoinerPage,
} from '../../api/_src/http/pages/joiner/views/endings.ts'
import type { FieldTrouble } from '../../api/_src/http/pages/joiner/views/field-trouble.ts'
import { type EntryTrouble, formPage } from '../../api/_src/http/pages/joiner/views/form.ts'
import { fullPage } from '../../api/_src/http/pages/joiner/views/full.ts'
import { type HomeInput, homePage } from '../../api/_src/http/pages/joiner/views/home.ts'
import { noCookiePage, welcomePage } from '../../api/_src/http/pages/joiner/views/welcome.ts'
import type { Html } from '../../api/_src/http/pages/shell.ts'
import type { Contact } from '../../shared/contact.ts'
import { errorSentences } from '../../shared/errors.ts'
import { fakeContact, stepsUntil } from './fake-contact.ts'
import { everyState } from './gallery-contacts.ts'
import { site } from './page-gallery.ts'

const link = 'aB3dE5fG7hJ9kL2mN4pQ6rS8'
const until = '12 月 8 日'
const coverage = { counts: 0, must: 1, wanted: 2 }
const typed = { name: '王小芬', relation: '母亲', phone: '13800009012' }
const waiting = fakeContact({ id: 'con_1', steps: stepsUntil('delivered') })

/** The person's own list. */
export function home(contacts: Contact[], change: Partial<HomeInput> = {}): Html {
  const list = { coverage, contacts }
  return homePage(site, {
    link,
    name: '林小满',
    list,
    until,
    finished: false,
    said: null,
    ...change,
  })
}
function form(trouble: EntryTrouble | null, given = typed): Html {
  return formPage(site, { link, key: 'k'.repeat(24), typed: given, trouble, replaces: null })
}
const edit = (contact: Contact, trouble: FieldTrouble | null = null, veiled = false) =>
  editPage(site, { link, contact, typed: contact, trouble, veiled })

const beside = (change: Partial<BesideInput> = {}) =>
  besidePage(site, { link, contact: waiting, isSent: false, trouble: null, ...change })

/** Every page that a joiner can get to see, by name. */
export const joinerGallery: Readonly<Record<string, () => Html>> = {
  welcome: () => welcomePage(site, { link, until }),
  'no-cookie': () => noCookiePage(site, { link }),
  empty: () => home([]),
  added: () => home([waiting], { said: 'added' }),
  'every-state': () => home(everyState),
  finished: () => home([waiting], { finished: true, said: 'finished' }),
  nobody: () => home([], { said: 'nobody' }),
  'long-name': () => home([waiting], { name: '阿卜杜热合曼·买买提明·吐尔逊江' }),
  form: () => form(null, { name: '', relation: '', phone: '' }),
  'form-vacant': () =>
    form({ sentence: errorSentences.number_vacant_again, field: 'phone', offer: 'insists' }),
  'form-own': () => form({ sentence: errorSentences.own_number, field: 'phone', offer: 'shared' }),
  'form-relation': () =>
    form(
      { sentence: '请选这位是您的什么人', field: 'relation', offer: null },
      { ...typed, relation: '' },
    ),
  'another-number': () =>
    formPage(site, { link, key: 'k'.repeat(24), typed, trouble: null, replaces: 'con_1' }),
  full: () => fullPage(site, { link }),
  edit: () => edit(waiting),
  'edit-veiled': () => edit({ ...waiting, name: '王*芬', phone: '138****9012' }, null, true),
  'edit-draft': () => edit(fakeContact({ id: 'con_1', state: 'draft' })),
  'edit-suggested': () => edit(fakeContact({ id: 'con_1', suggestion: { name: '王晓芬' } })),
  'edit-too-soon': () => edit(waiting, { sentence: errorSentences.too_soon, field: null }),
  'edit-beside': () => edit(fakeContact({ ...waiting, screenProofAt: '2026-11-23T02:00:00Z' })),
  'beside-proven': () => home([waiting], { said: 'beside' }),
  'beside-sent': () => beside({ isSent: true }),
  'beside-again': () => beside(),
  'beside-soon': () => beside({ trouble: { kind: 'soon', retryAt: '10:22' } }),
  'beside-short': () => beside({ trouble: { kind: 'malformed', typed: '12345' } }),
  'beside-wrong': () =>
    beside({ trouble: { kind: 'refused', sentence: errorSentences.code_wrong } }),
  'beside-locked': () =>
    beside({ trouble: { kind: 'refused', sentence: errorSentences.code_locked } }),
  'beside-long-name': () =>
    beside({ isSent: true, contact: { ...waiting, name: '阿卜杜热合曼·买买提明·吐尔逊江' } }),
  unknown: () => unknownJoinerPage(site),
  elsewhere: () => elsewherePage(site),
  ended: () => endedJoinerPage(site),
  member: () => memberPage(site),
  gone: () => notJoiningPage(site),
  throttled: () => joinerThrottledPage(site, { retryAt: '10:30' }),
  trouble: () => joinerTroublePage(site, { backTo: `/j/${link}` }),
}
