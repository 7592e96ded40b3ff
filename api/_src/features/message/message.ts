import type { SmsTemplate } from '../../../../shared/sms-template.ts'

export const messageKinds = [
  'notice',
  'repeat',
  'renewal',
  'resend',
  'drill',
  'new_link',
  'code',
  'screen_code',
  'withdraw_code',
  'lookup_code',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** The kinds that put or repeat a challenge's question. */
export type QuestionKind = 'notice' | 'repeat' | 'renewal' | 'resend' | 'new_link'
export type CodeKind = Exclude<MessageKind, QuestionKind | 'drill'>

export type MessageForm = 'token' | 'fixed' | 'reply'

/** Design §5.3: a form that a carrier blocks is followed by the next; after `reply` there is none. */
export const formOrder: readonly MessageForm[] = ['token', 'fixed', 'reply']

export function nextForm(form: MessageForm): MessageForm | null {
  return formOrder[formOrder.indexOf(form) + 1] ?? null
}

/** The form that is further along: what a carrier forced on us wins over an older choice. */
export function furtherForm(a: MessageForm, b: MessageForm | null): MessageForm {
  return b !== null && formOrder.indexOf(b) > formOrder.indexOf(a) ? b : a
}

/** Asked for by the person themselves: any hour, and counted apart from what nobody asked for (design §5, limits). */
export function isAsked(kind: MessageKind): boolean {
  return kind === 'new_link' || isCodeKind(kind)
}

export function isCodeKind(kind: MessageKind): kind is CodeKind {
  return kind.endsWith('code')
}

/** Codes live 10 minutes; one that could not leave in that time would only confuse. */
export const CODE_MINUTES = 10

/** Which of our templates says this, in this form of asking. */
export function templateOf(kind: MessageKind, form: MessageForm): SmsTemplate {
  switch (kind) {
    case 'notice':
    case 'resend':
      return questionTemplates.notice[form]
    case 'repeat':
      return questionTemplates.repeat[form]
    case 'renewal':
      return questionTemplates.renewal[form]
    case 'new_link':
      return form === 'token' ? 'new_link' : questionTemplates.notice[form]
    case 'drill':
      return 'drill'
    case 'screen_code':
      return 'screen_code'
    case 'code':
    case 'withdraw_code':
    case 'lookup_code':
      return 'code'
  }
}

const questionTemplates: Record<
  'notice' | 'repeat' | 'renewal',
  Record<MessageForm, SmsTemplate>
> = {
  notice: { token: 'notice_link', fixed: 'notice_fixed', reply: 'notice_reply' },
  repeat: { token: 'repeat_link', fixed: 'repeat_fixed', reply: 'repeat_reply' },
  renewal: { token: 'renewal_link', fixed: 'renewal_fixed', reply: 'renewal_reply' },
}

/** What a template's message needs at the moment of sending: a personal link, a code, or neither. */
export function secretOf(template: SmsTemplate): 'link' | 'code' | null {
  if (template === 'code' || template === 'screen_code') return 'code'
  return template.endsWith('_link') || template === 'drill' ? 'link' : null
}
