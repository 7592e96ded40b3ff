import type { WecomOptions } from '../options.ts'
import { cutToBytes, type MessageInput } from './message-shape.ts'

export type MemberMessage = {
  msgid: string
  userid: string
  msgtype: MessageInput['msgtype']
  sentAt: number
  title: string | null
  text: string
  lines: { key: string; value: string }[]
  buttons: string[]
  /** Keys of the buttons that can be pressed, in the same order; '' where one only opens a page. */
  keys: string[]
  taskId: string | null
  /** What stands in place of the buttons of a card that was settled. */
  replacedBy: string | null
  /** The page of the mini-program that a tap opens. */
  page: string | null
  /** Where a tap leads in a browser. */
  link: string | null
}

export type MemberMessages = {
  add(message: MemberMessage): void
  /** Oldest first. */
  sentTo(userid: string): readonly MemberMessage[]
  /** Changes a card in place. */
  change(userid: string, taskId: string, to: Partial<MemberMessage>): void
  readonly size: number
  snapshot(): MemberMessage[]
  restore(messages: MemberMessage[]): void
}

export function memberMessages(): MemberMessages {
  const byMember = new Map<string, MemberMessage[]>()
  let size = 0
  function add(message: MemberMessage): void {
    const list = byMember.get(message.userid) ?? []
    list.push(message)
    byMember.set(message.userid, list)
    size++
  }
  return {
    add,
    sentTo: (userid) => byMember.get(userid) ?? [],
    change(userid, taskId, to) {
      const card = byMember.get(userid)?.find((message) => message.taskId === taskId)
      if (card) Object.assign(card, to)
    },
    get size() {
      return size
    },
    snapshot: () => [...byMember.values()].flat(),
    restore(messages) {
      byMember.clear()
      size = 0
      for (const message of messages) add(message)
    },
  }
}

type Shown = Omit<MemberMessage, 'msgid' | 'userid' | 'msgtype' | 'sentAt'>

/** What the member sees of a message. */
export function shownMessage(input: MessageInput, options: WecomOptions): Shown {
  const plain: Shown = {
    title: null,
    text: '',
    lines: [],
    buttons: [],
    keys: [],
    taskId: null,
    replacedBy: null,
    page: null,
    link: null,
  }
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
    case 'template_card': {
      const card = input.template_card
      const page = card.card_action?.pagepath ?? card.jump_list?.[0]?.pagepath ?? null
      return {
        ...plain,
        taskId: card.task_id ?? null,
        keys: (card.button_list ?? []).map((button) => button.key ?? ''),
        title: card.main_title?.title ?? null,
        text: [card.main_title?.desc, card.sub_title_text].filter(Boolean).join('\n'),
        lines: (card.horizontal_content_list ?? []).map((line) => ({
          key: line.keyname,
          value: line.value ?? '',
        })),
        buttons: (card.button_list ?? []).map((button) => button.text),
        page,
        link: card.card_action?.url ?? linkOf(page, options),
      }
    }
  }
}

function linkOf(page: string | null, options: WecomOptions): string | null {
  return page === null ? null : (options.pageUrl?.(page) ?? null)
}
