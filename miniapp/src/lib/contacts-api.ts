import * as z from 'zod/mini'
import {
  type Contact,
  type ContactHistory,
  type ContactList,
  type ContactPatch,
  contactHistorySchema,
  contactListSchema,
  contactSchema,
  type NewContact,
} from '../../../shared/contact.ts'
import { type NumberCheck, numberCheckSchema } from '../../../shared/number-check.ts'
import { callApi } from './call-api.ts'
import type { Answer } from './refusal.ts'

const nothing = z.unknown()
const at = (id: string, rest = '') => `/api/contacts/${encodeURIComponent(id)}${rest}`

export function listContacts(): Promise<Answer<ContactList>> {
  return callApi({ method: 'GET', path: '/api/contacts' }, contactListSchema)
}

export function getContact(id: string): Promise<Answer<Contact>> {
  return callApi({ method: 'GET', path: at(id) }, contactSchema)
}

export function getHistory(id: string): Promise<Answer<ContactHistory>> {
  return callApi({ method: 'GET', path: at(id, '/history') }, contactHistorySchema)
}

export function checkNumber(phone: string): Promise<Answer<NumberCheck>> {
  return callApi({ method: 'POST', path: '/api/number-checks', body: { phone } }, numberCheckSchema)
}

/** `key` makes a repeat after a lost answer the same submit. */
export function submitContact(contact: NewContact, key: string): Promise<Answer<Contact>> {
  return callApi(
    {
      method: 'POST',
      path: '/api/contacts',
      body: contact,
      headers: { 'idempotency-key': key },
    },
    contactSchema,
  )
}

export function patchContact(id: string, patch: ContactPatch): Promise<Answer<unknown>> {
  return callApi({ method: 'PATCH', path: at(id), body: patch }, nothing)
}

export function removeContact(id: string): Promise<Answer<unknown>> {
  return callApi({ method: 'DELETE', path: at(id) }, nothing)
}

/** 再发一次; `now`: 家人在身边，现在发送. A draft's number is checked anew. */
export function resendToContact(id: string, now: boolean): Promise<Answer<unknown>> {
  return callApi({ method: 'POST', path: at(id, '/resend'), body: now ? { now } : {} }, nothing)
}

export function requestScreenCode(id: string): Promise<Answer<unknown>> {
  return callApi({ method: 'POST', path: at(id, '/code-requests'), body: {} }, nothing)
}

export function enterScreenCode(id: string, code: string): Promise<Answer<unknown>> {
  return callApi({ method: 'POST', path: at(id, '/code'), body: { code } }, nothing)
}

/** 没有变化 */
export function reaffirmContacts(): Promise<Answer<unknown>> {
  return callApi({ method: 'POST', path: '/api/contacts/reaffirm', body: {} }, nothing)
}

/** The page was opened from this reminder. */
export function tellOpened(id: string): Promise<Answer<unknown>> {
  return callApi(
    { method: 'POST', path: `/api/contacts/reminders/${encodeURIComponent(id)}/opened`, body: {} },
    nothing,
  )
}

/** 退出登录: the token ends on the server too. */
export function endSession(): Promise<Answer<unknown>> {
  return callApi({ method: 'DELETE', path: '/api/sessions/current' }, nothing)
}
