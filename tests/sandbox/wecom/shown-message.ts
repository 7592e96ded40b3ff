import type { WecomOptions } from '../options.ts'
import type { MemberMessage, ShownCard } from './member-messages.ts'
import { cutToBytes, type MessageInput } from './message-shape.ts'
import { isInteractive, type TemplateCard } from './template-card.ts'

export type Shown = Pick<
  MemberMessage,
  'title' | 'text' | 'lines' | 'buttons' | 'page' | 'link' | 'card'
>

const plain: Shown = {
  title: null,
  text: '',
  lines: [],
  buttons: [],
  page: null,
  link: null,
  card: null,
}

/** What the member sees of a message. */
export function shownMessage(input: MessageInput, options: WecomOptions): Shown {
  switch (input.msgtype) {
    case 'text': {
      const text = cutToBytes(input.text.content, 2048)
      return { ...plain, text, link: /https?:\/\/[^\s"'<>]+/.exec(text)?.[0] ?? null }
    }
    case 'textcard': {
      const { title, description, url, btntxt } = input.textcard
      const text = cutToBytes(description, 512).replace(/<[^>]+>/g, ' ')
      const shownTitle = cutToBytes(title, 128)
      return { ...plain, title: shownTitle, text, link: url, buttons: [btntxt ?? '详情'] }
    }
    case 'miniprogram_notice': {
      const notice = input.miniprogram_notice
      const page = notice.page ?? null
      const text = notice.description ?? ''
      const lines = notice.content_item ?? []
      return { ...plain, title: notice.title, text, lines, page, link: linkOf(page, options) }
    }
    case 'template_card':
      return shownCard(input.template_card, options)
  }
}

/** The same of a card, also of one that took another's place. */
export function shownCard(card: TemplateCard, options: WecomOptions): Shown {
  const page = card.card_action?.pagepath ?? card.jump_list?.[0]?.pagepath ?? null
  return {
    title: card.main_title?.title ?? null,
    text: [card.main_title?.desc, card.sub_title_text].filter(Boolean).join('\n'),
    lines: (card.horizontal_content_list ?? []).map((line) => ({
      key: line.keyname,
      value: line.value ?? '',
    })),
    buttons: (card.button_list ?? []).map((button) => button.text),
    page,
    link: card.card_action?.url ?? linkOf(page, options),
    card: cardParts(card),
  }
}

function cardParts(card: TemplateCard): ShownCard {
  return {
    taskId: card.task_id ?? '',
    cardType: card.card_type,
    canChange: isInteractive(card) || card.action_menu !== undefined,
    source: card.source?.desc ?? '',
    buttons: (card.button_list ?? []).map((button) => ({
      text: button.text,
      style: button.style ?? 1,
      key: button.type === 1 ? null : (button.key ?? null),
      url: button.type === 1 ? (button.url ?? null) : null,
    })),
    replacedWith: null,
  }
}

function linkOf(page: string | null, options: WecomOptions): string | null {
  return page === null ? null : (options.pageUrl?.(page) ?? null)
}
